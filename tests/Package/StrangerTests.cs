using ProtoGen.Examples.Tests.Support;

namespace ProtoGen.Package.Tests;

/// <summary>Projects that know nothing but the packages build and run.</summary>
[Collection(nameof(FreshMachine))]
public class StrangerTests(FreshMachine machine)
{
    [Fact]
    public void TheBuildWarnsOfWhatItIsMeantToWarnOf()
    {
        string[] warnings = [.. machine.BuildOutput.Split('\n').Where(line => line.Contains("warning", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct()];

        Assert.Equal(2, warnings.Length);
        Assert.Contains(warnings, line => line.Contains("Surface.csproj : warning PGEN0831: the import folder \"missing\" does not exist", StringComparison.Ordinal));
        Assert.Contains(warnings, line => line.Contains("services.proto(1,1): warning PGEN0830: OutputOptions speaks to protoc", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AConsoleClientCallsAWebServer()
    {
        int port = Ports.Free();
        using DotnetProcess server = machine.Start("Server", "--urls", $"http://127.0.0.1:{port}", "--Kestrel:EndpointDefaults:Protocols=Http2");
        await server.WaitForLineAsync("      Now listening on: ");

        Assert.Equal("Hello, Ada!\nInvalidArgument: Who are you?", await machine.RunAsync("Client", $"http://127.0.0.1:{port}"));
    }

    [Fact]
    public async Task TheTemplatesTalkToEachOther()
    {
        using DotnetProcess server = machine.Start("Hello.Server");
        await server.WaitForLineAsync("      Now listening on: http://localhost:" + machine.TemplatePort);

        Assert.Equal("Hello, World!\n3\n2\n1\n0", await machine.RunAsync("hello-client"));
    }

    [Fact]
    public async Task TheNameOfATemplateBecomesItsNamespace()
    {
        Assert.Contains("namespace Hello.Server.Services;", await File.ReadAllTextAsync(machine.PathTo("Hello.Server", "Services", "GreeterService.cs")), StringComparison.Ordinal);
        await machine.MustRunAsync("new", "protogen-server", "-n", "my-server", "--port", "6001", "--no-restore", "--debug:custom-hive", machine.Hive);
        Assert.Contains("namespace my_server.Services;", await File.ReadAllTextAsync(machine.PathTo("my-server", "Services", "GreeterService.cs")), StringComparison.Ordinal);
        Assert.Contains("http://localhost:6001", await File.ReadAllTextAsync(machine.PathTo("my-server", "appsettings.json")), StringComparison.Ordinal);
        Assert.True(File.Exists(machine.PathTo("my-server", "my-server.csproj")));
    }

    [Fact]
    public async Task TheCommandsOnThePageOfTheTemplatesWork()
    {
        string folder = machine.PathBeside("FromThePage");
        Directory.CreateDirectory(folder);
        string[][] commands = [.. GuidePage.Read("src/Templates/README.md").Single(block => block.Language == "bash").Code.Split('\n').Select(line => line.Split('#')[0].Trim().Split(' '))];

        foreach (string[] command in commands.Where(command => command[1] == "new"))
            await FreshMachine.MustRunInAsync(folder, [.. command[1..], .. command[2] == "install" ? (string[])[] : ["--no-restore"], "--debug:custom-hive", machine.PathBeside("hive of the page")]);

        // TheTemplatesTalkToEachOther runs such projects.
        Assert.Equal(["Hello.Server", "Hello.Client"], commands.Where(command => command[1] == "run").Select(command => command[^1]));
        Assert.All(["Hello.Server", "Hello.Client"], project => Assert.True(File.Exists(Path.Combine(folder, project, project + ".csproj"))));
    }

    [Fact]
    public async Task TheCompilerIsALibrary() =>
        Assert.Equal("greet/v1/greeter.proto: Greeter", (await machine.RunAsync("Compiler", machine.PathTo("protos"))).Trim());

    /// <summary>NuGet says so, before the generator could fill the build with errors about a runtime that is not there.</summary>
    [Fact]
    public async Task AProjectForAnOlderFrameworkIsRefused()
    {
        (int exitCode, string output) = await DotnetProcess.RunAsync(machine.Folder, "restore", "Older");

        Assert.Equal(1, exitCode);
        Assert.Contains($"error NU1202: Package ProtoGen {machine.Version} is not compatible with netstandard2.0", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheToolIsInstalledAndRuns()
    {
        string tools = machine.PathTo("tools");
        await machine.MustRunAsync("tool", "install", "ProtoGen.Cli", "--version", machine.Version, "--tool-path", tools);

        using DotnetProcess tool = DotnetProcess.StartProgram(
            Path.Combine(tools, OperatingSystem.IsWindows() ? "protogen.exe" : "protogen"), machine.Folder, "compile", "-I", "protos", "-o", "api.binpb", "protos/greet/v1/greeter.proto");
        (int exitCode, string output) = await tool.WaitAsync();

        Assert.True(exitCode == 0, output);
        Assert.True(new FileInfo(machine.PathTo("api.binpb")).Length > 100);
    }

    /// <summary>Whoever references a user of the package, as a project or as a package, has all of it: the types' assembly, the generator, the items, the .proto files to import.</summary>
    [Fact]
    public async Task WhoReferencesAUserOfThePackageHasItToo()
    {
        const string Expected = "{\"id\":\"o1\",\"lines\":[\"tea\"]}\n{\"orders\":[{\"id\":\"o1\",\"lines\":[\"tea\"]}]}";
        Assert.Equal(Expected, await machine.RunAsync("ContractsUser"));

        await machine.MustRunAsync("pack", "Contracts", "--no-build", "-c", "Debug", "-o", machine.Feed, "-v:quiet");
        await machine.BuildAsync("PackageUser");

        Assert.Equal(Expected, await machine.RunAsync("PackageUser"));
        // A stranger's package says of ours what NuGet makes it say.
        Assert.Equal([$"ProtoGen {machine.Version}"], new PackageFile(Path.Combine(machine.Feed, "Stranger.Contracts.2.3.4.nupkg")).Dependencies);
    }
}
