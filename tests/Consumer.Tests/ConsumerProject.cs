using System.Diagnostics;
using System.Reflection;

namespace ProtoGen.Consumer.Tests;

/// <summary>A project in a folder of its own, far from this repository and its props: what a stranger has.</summary>
internal sealed class ConsumerProject : IDisposable
{
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(4);

    private readonly string _folder = Directory.CreateTempSubdirectory("protogen-consumer-").FullName;

    public ConsumerProject() => WriteProject("App.csproj", "Exe", "");

    /// <summary>Adds a project with the .proto files of its folder <c>protos</c>.</summary>
    /// <param name="path">The csproj.</param>
    /// <param name="outputType"><c>Exe</c> or <c>Library</c>.</param>
    /// <param name="items">More items of the csproj.</param>
    public void WriteProject(string path, string outputType, string items)
    {
        string runtime = Folder("RuntimeFolder");
        string generator = Folder("GeneratorFolder");
        Write(path, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{outputType}</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <AdditionalFiles Include="protos/**/*.proto" />
                <Reference Include="{runtime}ProtoGen.Runtime.dll" />
                <Reference Include="{runtime}ProtoGen.AspNetCore.dll" />
                <Analyzer Include="{generator}ProtoGen.Generator.dll;{generator}ProtoGen.Parser.dll" />
                {items}
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>What the package does in a build.</summary>
    public static string Targets => Path.GetFullPath(Path.Combine(Folder("GeneratorFolder"), "../../../build/ProtoGen.targets"));

    public string Read(string path) => File.ReadAllText(Path.Combine(_folder, path));

    public void Write(string path, string text)
    {
        string full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Runs <c>dotnet</c> in the folder and gives its exit code and all it printed.</summary>
    public async Task<(int ExitCode, string Output)> DotnetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The test host's own MSBuild settings must not leak into the build of a stranger.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using Process process = Process.Start(start)!;
        using var timeout = new CancellationTokenSource(_timeout);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} did not end within {_timeout}.");
        }
    }

    /// <summary>A page of the user guide.</summary>
    public static string Page(string name) => Path.Combine(Folder("DocsFolder"), name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Folder(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
