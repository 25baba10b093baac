using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using ProtoGen.Examples.Tests.Support;

namespace ProtoGen.Package.Tests;

/// <summary>What is in the packages.</summary>
[Collection(nameof(FreshMachine))]
public class PackageContentTests(FreshMachine machine)
{
    private static readonly string[] _common = ["LICENSE", "README.md", "THIRD-PARTY-NOTICES.md"];

    private static readonly Dictionary<string, string[]> _files = new()
    {
        ["ProtoGen"] =
        [
            "analyzers/dotnet/cs/ProtoGen.Analyzers.dll", "analyzers/dotnet/cs/ProtoGen.CodeFixes.dll", "analyzers/dotnet/cs/ProtoGen.Generator.dll", "analyzers/dotnet/cs/ProtoGen.Parser.dll",
            "build/net10.0/ProtoGen.props", "build/net10.0/ProtoGen.targets", "buildTransitive/net10.0/ProtoGen.props", "buildTransitive/net10.0/ProtoGen.targets",
            "lib/net10.0/ProtoGen.Runtime.dll", "lib/net10.0/ProtoGen.Runtime.xml",
        ],
        ["ProtoGen.AspNetCore"] = ["lib/net10.0/ProtoGen.AspNetCore.dll", "lib/net10.0/ProtoGen.AspNetCore.xml"],
        ["ProtoGen.Parser"] = ["lib/netstandard2.0/ProtoGen.Parser.dll", "lib/netstandard2.0/ProtoGen.Parser.xml"],
        ["ProtoGen.Cli"] =
        [
            .. new[]
            {
                "DotnetToolSettings.xml", "Microsoft.Extensions.DependencyInjection.Abstractions.dll", "Microsoft.Extensions.Logging.Abstractions.dll",
                "ProtoGen.Cli.deps.json", "ProtoGen.Cli.dll", "ProtoGen.Cli.pdb", "ProtoGen.Cli.runtimeconfig.json", "ProtoGen.Parser.dll",
                "ProtoGen.Runtime.dll", "ProtoGen.Runtime.pdb", "Spectre.Console.dll", "System.CommandLine.dll",
            }.Select(name => "tools/net10.0/any/" + name),
        ],
        ["ProtoGen.Templates"] =
        [
            .. new[]
            {
                "client/.template.config/dotnetcli.host.json", "client/.template.config/template.json", "client/Program.cs", "client/ProtoGen.Client1.csproj",
                "client/protos/greet/v1/greeter.proto", "server/.template.config/dotnetcli.host.json", "server/.template.config/template.json",
                "server/Program.cs", "server/Properties/launchSettings.json", "server/ProtoGen.Server1.csproj", "server/Services/GreeterService.cs",
                "server/appsettings.json", "server/protos/greet/v1/greeter.proto",
            }.Select(name => "content/" + name),
        ],
    };

    public static TheoryData<string> Ids => [.. _files.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void APackageHoldsWhatItShallAndNothingElse(string id)
    {
        var package = new PackageFile(machine.Package(id));

        Assert.Equal([.. _common.Concat(_files[id]).Order(StringComparer.Ordinal)], package.Names);
        Assert.Equal((id, machine.Version, "Apache-2.0", "README.md"), (package.Element("id"), package.Element("version"), package.Element("license"), package.Element("readme")));
        Assert.NotEqual("Package Description", package.Element("description"));
    }

    [Fact]
    public void DependenciesAreWhatACallerNeeds()
    {
        Assert.Equal(["Microsoft.Extensions.Logging.Abstractions 10.0.0"], new PackageFile(machine.Package("ProtoGen")).Dependencies);
        // The two share internals, hence the one version; all of ProtoGen comes along, the generator too.
        Assert.Equal([$"ProtoGen [{machine.Version}] All"], new PackageFile(machine.Package("ProtoGen.AspNetCore")).Dependencies);
        Assert.Empty(new PackageFile(machine.Package("ProtoGen.Parser")).Dependencies);
        Assert.Empty(new PackageFile(machine.Package("ProtoGen.Cli")).Dependencies);
        Assert.Empty(new PackageFile(machine.Package("ProtoGen.Templates")).Dependencies);
    }

    [Fact]
    public void SymbolsAreThere()
    {
        foreach ((string id, string assembly) in new[] { ("ProtoGen", "ProtoGen.Runtime"), ("ProtoGen.AspNetCore", "ProtoGen.AspNetCore") })
            Assert.Equal([$"lib/net10.0/{assembly}.pdb"], new PackageFile(Path.ChangeExtension(machine.Package(id), ".snupkg")).Names);
        Assert.NotEmpty(EmbeddedDocuments("ProtoGen.Generator"));
        Assert.NotEmpty(EmbeddedDocuments("ProtoGen.Parser"));
    }

    [Fact]
    public void NothingNamesTheMachineThatBuiltIt()
    {
        string root = Path.TrimEndingDirectorySeparator(Repository.Root);
        foreach (string id in _files.Keys)
        {
            var package = new PackageFile(machine.Package(id));
            foreach (string name in package.Names)
            {
                ReadOnlySpan<byte> content = package.Content(name);
                Assert.True(content.IndexOf(Encoding.UTF8.GetBytes(root)) < 0 && content.IndexOf(Encoding.Unicode.GetBytes(root)) < 0, $"{name} of {id} names {root}");
            }
        }
        Assert.All(EmbeddedDocuments("ProtoGen.Generator").Concat(EmbeddedDocuments("ProtoGen.Parser")), document => Assert.StartsWith("/_/", document, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PackingAgainGivesTheSameBytes()
    {
        string again = machine.PathTo("again");

        await machine.PackAsync(Path.Combine(Repository.Root, "src", "Runtime", "Runtime.csproj"), again);

        Assert.Equal(await File.ReadAllBytesAsync(machine.Package("ProtoGen")), await File.ReadAllBytesAsync(Path.Combine(again, Path.GetFileName(machine.Package("ProtoGen")))));
    }

    [Fact]
    public void OnlyWhatIsListedIsPackable()
    {
        string[] packable = [.. Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

        string[] listed = [.. Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, "Packages.slnf")), "\"(src/[^\"]+)\"").Select(match => match.Groups[1].Value)];
        Assert.Equal(listed, packable);
        Assert.Equal(_files.Count, packable.Length);
        Assert.Equal(_files.Count, Directory.GetFiles(machine.Feed, "*.nupkg").Count(path => !path.Contains("Stranger", StringComparison.Ordinal)));
    }

    /// <summary>The source files that an assembly of the compiler's folder says it was made from.</summary>
    private IEnumerable<string> EmbeddedDocuments(string assembly)
    {
        byte[] content = new PackageFile(machine.Package("ProtoGen")).Content($"analyzers/dotnet/cs/{assembly}.dll");
        using var reader = new PEReader(new MemoryStream(content));
        DebugDirectoryEntry entry = reader.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider symbols = reader.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        MetadataReader metadata = symbols.GetMetadataReader();
        return [.. metadata.Documents.Select(handle => metadata.GetString(metadata.GetDocument(handle).Name))];
    }
}
