using ProtoGen.Examples.Tests.Support;

namespace ProtoGen.Package.Tests;

/// <summary>
/// What a stranger has: a folder far from the repository, a feed with the packages, and projects that know nothing but the packages. Packs the
/// repository as it is built, makes the projects (two of them from the templates) and builds them all in one go.
/// </summary>
public sealed class FreshMachine : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("protogen-package-").FullName;

    /// <summary>Of the packages; no other run has it. It is no preview, so that it is what one gets without asking for a version.</summary>
    public string Version { get; } = $"0.0.{Random.Shared.Next(1, int.MaxValue)}";

    /// <summary>Where the guide lets them be packed.</summary>
    public string Feed => PathBeside("ProtoGen", "artifacts", "packages");

    /// <summary>Where the projects are. People have folders with such names.</summary>
    public string Folder => Path.Combine(_root, "Über C# O'Brien");

    /// <summary>Where the server of the template listens and the client of the template calls.</summary>
    public int TemplatePort { get; } = Ports.Free();

    /// <summary>What the build of all projects had to say.</summary>
    public string BuildOutput { get; private set; } = "";

    /// <summary>A place beside the folder of the projects.</summary>
    public string PathBeside(params string[] parts) => Path.Combine([_root, .. parts]);

    public string PathTo(params string[] parts) => Path.Combine([Folder, .. parts]);

    public string Package(string id) => Path.Combine(Feed, $"{id}.{Version}.nupkg");

    public async Task InitializeAsync()
    {
        CopyProjects();
        await PackAsync(Path.Combine(Repository.Root, "Packages.slnf"), Feed);
        await MustRunAsync("new", "install", Package("ProtoGen.Templates"), "--debug:custom-hive", Hive);
        await MustRunAsync("new", "protogen-server", "-n", "Hello.Server", "--port", $"{TemplatePort}", "--no-restore", "--debug:custom-hive", Hive);
        await MustRunAsync("new", "protogen-client", "-n", "hello-client", "--address", $"http://localhost:{TemplatePort}", "--no-restore", "--debug:custom-hive", Hive);
        BuildOutput = await BuildAsync("First.slnx");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Packs what is built already, under the version of this run.</summary>
    public async Task PackAsync(string project, string folder) =>
        await MustRunAsync("pack", project, "--no-build", "-c", Repository.Configuration, "-o", folder, "-p:PackageVersion=" + Version, "-v:quiet");

    public async Task<string> BuildAsync(string project, params string[] arguments) =>
        await MustRunAsync(["build", project, "-v:quiet", .. arguments]);

    /// <summary>Runs the program that a project was built to.</summary>
    internal DotnetProcess Start(string project, params string[] arguments) =>
        DotnetProcess.Start(PathTo(project), [PathTo(project, "bin", "Debug", "net10.0", project + ".dll"), .. arguments]);

    public async Task<string> RunAsync(string project, params string[] arguments)
    {
        using DotnetProcess process = Start(project, arguments);
        (int exitCode, string output) = await process.WaitAsync();
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>Runs <c>dotnet</c> among the projects.</summary>
    public Task<string> MustRunAsync(params string[] arguments) => MustRunInAsync(Folder, arguments);

    /// <summary>Runs <c>dotnet</c> in a folder.</summary>
    public static async Task<string> MustRunInAsync(string folder, params string[] arguments)
    {
        (int exitCode, string output) = await DotnetProcess.RunAsync(folder, arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    /// <summary>Where the templates are installed.</summary>
    public string Hive => Path.Combine(_root, "hive");

    private void CopyProjects()
    {
        string source = Path.Combine(Repository.Root, "tests", "Package", "projects");
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            Write(Path.GetRelativePath(source, file), File.ReadAllText(file));
        File.Move(PathTo("NuGet.config"), Path.Combine(_root, "NuGet.config"));
        Write("Server/Program.cs", Readme("Runtime.AspNetCore"));
        Write("Compiler/Program.cs", Readme("ProtoParser"));
    }

    /// <summary>The C# on the page of a package, which is thereby held true.</summary>
    private static string Readme(string project) => GuidePage.Read($"src/{project}/README.md").Single(block => block.Language == "csharp").Code;

    private void Write(string path, string text)
    {
        string full = PathTo(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string machinePackages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(full, text.Replace("{ProtoGenVersion}", Version, StringComparison.Ordinal).Replace("{MachinePackages}", machinePackages, StringComparison.Ordinal));
    }
}
