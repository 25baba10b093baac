namespace ProtoGen.Package.Tests;

/// <summary>What a project file can say, shown by projects/Surface; docs/csproj.md describes it.</summary>
[Collection(nameof(FreshMachine))]
public class ProjectFileTests(FreshMachine machine)
{
    [Fact]
    public async Task EveryItemAndMetadatumDoesWhatItSays()
    {
        string[] lines = (await machine.RunAsync("Surface")).Split('\n');

        Assert.Equal(
            [
                "{\"vendored\":\"VENDORED_SOME\",\"shared\":\"SHARED_SOME\",\"notHere\":\"NOT_HERE_SOME\"}",
                "{\"linked\":{\"id\":\"x\"}}",
                // Access=Internal is obeyed, and what is imported only becomes no type.
                "public GoesAway.Temporary",
                "public LinkedFiles.Linked",
                "public One.A",
                "public Services.Ping",
                "public Services.Pinger",
                "public Services.PingerClientExtensions",
                "internal Two.B",
                // GrpcServices=Client
                "IPingerClient",
                "PingerClient",
            ],
            lines);
    }

    /// <summary>As an editor asks: the file that never exists keeps the compile target from being skipped as up to date.</summary>
    [Fact]
    public async Task AnEditorsBuildHandsOverTheSameFiles()
    {
        string arguments = await machine.MustRunAsync(
            "msbuild", "Surface/Surface.csproj", "-t:Compile", "-p:DesignTimeBuild=true", "-p:NonExistentFile=__NonExistentSubDir__/__NonExistentFile__", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs");

        foreach (string file in new[] { "roots/one/a/a.proto", "vendor #1/vendor/vendored.proto", "shared/shared.proto", "linked.proto", "ProtoGen.Generator.dll", "ProtoGen.Parser.dll" })
            Assert.Contains(file, arguments.Replace("\\u0023", "#", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("skipped.proto", arguments, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Surface", "ProtoGenEnabled", false)]
    [InlineData("Surface", "ProtoGenUseProtobufItems", false)]
    [InlineData("Server", "ProtoGenUseProtobufItems", true)]
    public async Task SwitchedOffTheItemsAreNobodysFiles(string project, string property, bool areOurs)
    {
        string items = await machine.MustRunAsync("msbuild", $"{project}/{project}.csproj", "-getItem:AdditionalFiles", $"-p:{property}=false");

        Assert.Equal(areOurs, items.Contains(".proto", StringComparison.Ordinal));
    }

    /// <summary>Generated files can be looked at, compile once, follow the .proto files, and cost nothing when nothing has changed.</summary>
    [Fact]
    public async Task GeneratedFilesOnDiskFollowTheProtoFiles()
    {
        string generated = machine.PathTo("Surface", "Generated", "ProtoGen.Generator", "ProtoGen.Generator.ProtoGenerator");
        Assert.Equal(["a/a.g.cs", "b/b.g.cs", "goes_away.g.cs", "linked.g.cs", "services.g.cs"], Files());
        string assembly = machine.PathTo("Surface", "obj", "Debug", "net10.0", "Surface.dll");
        DateTime built = File.GetLastWriteTimeUtc(assembly);

        await machine.BuildAsync("Surface", "--no-restore");
        Assert.Equal(built, File.GetLastWriteTimeUtc(assembly));
        Assert.NotEmpty(Files());

        File.Delete(machine.PathTo("Surface", "goes_away.proto"));
        string imported = machine.PathTo("Surface", "shared", "shared.proto");
        await File.WriteAllTextAsync(imported, (await File.ReadAllTextAsync(imported)).Replace("SHARED_SOME = 1;", "SHARED_SOME = 1; SHARED_MUCH = 2;", StringComparison.Ordinal));
        await machine.BuildAsync("Surface", "--no-restore");

        Assert.Equal(["a/a.g.cs", "b/b.g.cs", "linked.g.cs", "services.g.cs"], Files());
        Assert.NotEqual(built, File.GetLastWriteTimeUtc(assembly));

        IEnumerable<string> Files() => Directory.EnumerateFiles(generated, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(generated, file).Replace('\\', '/')).Order(StringComparer.Ordinal);
    }
}
