using ProtoGen.Examples.Tests.Support;

namespace ProtoGen.Examples.Tests;

/// <summary>
/// Does what docs/getting-started.md says, outside the repository: writes its files, builds the two projects and lets them talk. Only the port
/// and the place of the clone are others.
/// </summary>
public sealed class GettingStartedTests : IDisposable
{
    private const string Page = "docs/getting-started.md";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("protogen-getting-started-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task TheFilesOfThePageBuildAndTalk()
    {
        var blocks = GuidePage.Read(Page);
        var port = Ports.Free();
        foreach (var block in blocks.Where(block => block.File is not null))
        {
            var path = Path.Combine(_folder.FullName, block.File!);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, block.Code.Replace("5080", $"{port}", StringComparison.Ordinal)
                .Replace("../../ProtoGen<", $"{Path.TrimEndingDirectorySeparator(Repository.Root)}<", StringComparison.Ordinal));
        }

        await BuildAsync("Server");
        await BuildAsync("Client");
        using var server = Run("Server");
        await server.WaitForLineAsync("      Now listening on: ");
        using var client = Run("Client");
        var (exitCode, output) = await client.WaitAsync();

        Assert.True(exitCode == 0, output);
        var expected = blocks.Last(block => block.Language == "").Code;
        Assert.Equal(expected, output);
    }

    private async Task BuildAsync(string project)
    {
        // The projects of the repository are built already, and other tests are running from them. A build server would outlive the test.
        var (exitCode, output) = await DotnetProcess.RunAsync(
            _folder.FullName, "build", project, "-c", Repository.Configuration, "-p:BuildProjectReferences=false", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-warnaserror");
        Assert.True(exitCode == 0, output);
    }

    private DotnetProcess Run(string project) => DotnetProcess.Start(_folder.FullName, Path.Combine(_folder.FullName, project, "bin", Repository.Configuration, "net10.0", project + ".dll"));
}
