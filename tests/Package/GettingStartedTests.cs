using ProtoGen.Examples.Tests.Support;

namespace ProtoGen.Package.Tests;

/// <summary>
/// Does what docs/getting-started.md says, word for word and in its order, with the packages that it says how to make. Only the port is another one, because it may be taken.
/// </summary>
[Collection(nameof(FreshMachine))]
public sealed class GettingStartedTests(FreshMachine machine)
{
    private const string Page = "docs/getting-started.md";

    private string Folder => machine.PathBeside("Hello");

    [Fact]
    public async Task ThePageLeadsFromAnEmptyFolderToACall()
    {
        Directory.CreateDirectory(Folder);
        IReadOnlyList<GuidePage.Block> blocks = GuidePage.Read(Page);
        string port = $"{Ports.Free()}";
        string project = "";
        DotnetProcess? server = null;
        try
        {
            for (int i = 0; i < blocks.Count; i++)
            {
                switch (blocks[i])
                {
                    case { File: { } file, Code: var code }:
                        Write(file, code.Replace("5080", port, StringComparison.Ordinal));
                        break;
                    case { Language: "xml", Code: var items }:
                        AddTo(project, items);
                        break;
                    case { Language: "bash", Code: "dotnet pack Packages.slnf -c Release -o artifacts/packages" }:
                        Assert.NotEmpty(Directory.GetFiles(machine.Feed));
                        break;
                    case { Language: "bash", Code: "dotnet run --project Server" }:
                        server = DotnetProcess.Start(Folder, "run", "--project", "Server");
                        await server.WaitForLineAsync("      Now listening on: ");
                        break;
                    case { Language: "bash", Code: "dotnet run --project Client" }:
                        Assert.Equal(blocks[i + 1].Code, await FreshMachine.MustRunInAsync(Folder, "run", "--project", "Client"));
                        break;
                    case { Language: "bash", Code: var commands }:
                        foreach (string[] words in commands.Split('\n').Select(line => line.Split(' ')))
                        {
                            Assert.Equal("dotnet", words[0]);
                            project = words is [.., "-o", var name] ? name : project;
                            await FreshMachine.MustRunInAsync(Folder, words[1..]);
                        }
                        break;
                }
            }
            Assert.NotNull(server);
            await TheMistakeOfThePageIsToldAsTheErrorOfThePageAsync(blocks[^1].Code);
        }
        finally
        {
            server?.Dispose();
        }
    }

    private async Task TheMistakeOfThePageIsToldAsTheErrorOfThePageAsync(string error)
    {
        string path = Path.Combine(Folder, error[..error.IndexOf('(', StringComparison.Ordinal)]);
        string text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text.Replace("rpc SayHello(HelloRequest)", "rpc SayHello(HelloReqest)", StringComparison.Ordinal));

        (int exitCode, string output) = await DotnetProcess.RunAsync(Folder, "build", "Client");

        Assert.Equal(1, exitCode);
        string[] errors = [.. output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct()];
        Assert.Contains($"/{error} [", Assert.Single(errors).Replace('\\', '/'), StringComparison.Ordinal);
    }

    /// <summary>The items go before the last line of the project file.</summary>
    private void AddTo(string project, string items)
    {
        string path = Path.Combine(Folder, project, project + ".csproj");
        string text = File.ReadAllText(path);
        int end = text.LastIndexOf("</Project>", StringComparison.Ordinal);
        File.WriteAllText(path, text[..end] + items + "\n" + text[end..]);
    }

    private void Write(string file, string text)
    {
        string path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
