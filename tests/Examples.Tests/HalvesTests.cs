using ProtoGen.Examples.Tests.Support;

namespace ProtoGen.Examples.Tests;

/// <summary>The server and the client of an example, each in a process of its own.</summary>
public sealed class HalvesTests
{
    [Theory]
    [InlineData("Greeter")]
    [InlineData("Bookstore")]
    [InlineData("Users")]
    [InlineData("Shop")]
    [InlineData("Interceptors")]
    public async Task ClientsCallAServerInAnotherProcess(string example)
    {
        using var server = DotnetProcess.Start(Repository.Root, Repository.Example(example), "serve", "--port", "0");
        var listening = await server.WaitForLineAsync("Listening on ");
        var address = listening.Split(' ', ',')[2];

        var (exitCode, output) = await DotnetProcess.RunAsync(Repository.Root, Repository.Example(example), "call", address);
        Assert.True(exitCode == 0, output);
        Assert.StartsWith($"  Calling {address}", output, StringComparison.Ordinal);
        Assert.EndsWith("Everything as expected.", output, StringComparison.Ordinal);

        // The console logger's word for an error.
        Assert.DoesNotContain("fail: ", await server.KillAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerListensOnThePortThatItIsGiven()
    {
        var port = Ports.Free();
        using var server = DotnetProcess.Start(Repository.Root, Repository.Example("Bookstore"), "serve", "--port", $"{port}");
        Assert.StartsWith($"Listening on http://127.0.0.1:{port}", await server.WaitForLineAsync("Listening on "), StringComparison.Ordinal);

        // The client clears up behind itself, so the next one finds what it expects.
        for (var round = 0; round < 2; round++)
        {
            var (exitCode, output) = await DotnetProcess.RunAsync(Repository.Root, Repository.Example("Bookstore"), "call", $"http://127.0.0.1:{port}");
            Assert.True(exitCode == 0, output);
        }
    }

    [Fact]
    public async Task AClientWithoutAServerSaysSoAndFails()
    {
        var (exitCode, output) = await DotnetProcess.RunAsync(Repository.Root, Repository.Example("Bookstore"), "call", $"http://127.0.0.1:{Ports.Free()}");
        Assert.Equal(1, exitCode);
        Assert.Contains("Unavailable", output, StringComparison.Ordinal);
        Assert.EndsWith("1 expectation(s) not met.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongArgumentsAreAnsweredWithTheUsage()
    {
        var (exitCode, output) = await DotnetProcess.RunAsync(Repository.Root, Repository.Example("Bookstore"), "serve", "--port", "many");
        Assert.Equal(2, exitCode);
        Assert.Equal("usage: [serve [--port N] | call URL]", output);
    }
}
