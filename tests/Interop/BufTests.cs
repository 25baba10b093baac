namespace ProtoGen.InteropTests;

/// <summary><c>buf curl</c> against the Bookstore example: without its .proto file, by reflection alone.</summary>
public sealed class BufTests(BookstoreServer server) : IClassFixture<BookstoreServer>
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    [BufFact]
    public async Task BothReflectionsListTheServices()
    {
        foreach (string protocol in (string[])["grpc-v1", "grpc-v1alpha"])
        {
            (int exitCode, string output) = await CurlAsync("", "--reflect-protocol", protocol, "--list-services");

            Assert.Equal((0, "books.v1.Bookstore\ngrpc.health.v1.Health\ngrpc.reflection.v1.ServerReflection\ngrpc.reflection.v1alpha.ServerReflection\n"), (exitCode, output));
        }
    }

    [BufFact]
    public async Task ReflectionListsTheMethods()
    {
        (int exitCode, string output) = await CurlAsync("", "--list-methods");

        Assert.Equal(0, exitCode);
        Assert.StartsWith(
            string.Concat(((string[])["AddBooks", "CreateBook", "DeleteBook", "GetBook", "ListBooks", "Recommend"]).Select(static name => $"books.v1.Bookstore/{name}\n")),
            output,
            StringComparison.Ordinal);
    }

    [BufFact]
    public async Task EveryShapeCanBeCalled()
    {
        // Unary.
        Assert.Equal((0, """{"isbn":"1","title":"Emma","authors":["JaneAusten"],"priceCents":"500"}"""), await CallAsync("CreateBook", """{"book":{"isbn":"1","title":"Emma","authors":["Jane Austen"],"price_cents":500}}"""));

        // Client streaming.
        Assert.Equal(
            (0, """{"added":1,"skippedIsbns":["1"],"totalCents":"700"}"""),
            await CallAsync("AddBooks", """{"isbn":"2","title":"Dune","priceCents":700} {"isbn":"1","title":"Emma"}"""));

        // Server streaming.
        Assert.Equal(
            (0, """{"isbn":"1","title":"Emma","authors":["JaneAusten"],"priceCents":"500"}{"isbn":"2","title":"Dune","priceCents":"700"}"""),
            await CallAsync("ListBooks", "{}"));

        // Both.
        Assert.Equal(
            (0, """{"wish":1,"books":[{"isbn":"1","title":"Emma","authors":["JaneAusten"],"priceCents":"500"}]}{"wish":2}"""),
            await CallAsync("Recommend", """{"maxPriceCents":600} {"maxPriceCents":0}"""));
    }

    [BufFact]
    public async Task AStatusArrives()
    {
        (int exitCode, string output) = await CallAsync("GetBook", """{"isbn":"none"}""");

        // The tool exits with eight times the code.
        Assert.Equal(5 * 8, exitCode);
        Assert.Contains("Thereisnobooknone.", output, StringComparison.Ordinal);
    }

    [BufFact]
    public async Task HealthIsMapped()
        => Assert.Equal((0, """{"status":"SERVING"}"""), Compact(await CurlAsync("/grpc.health.v1.Health/Check", "-d", "{}")));

    private async Task<(int ExitCode, string Output)> CallAsync(string method, string requests)
        => Compact(await CurlAsync("/books.v1.Bookstore/" + method, "-d", requests));

    private Task<(int ExitCode, string Output)> CurlAsync(string path, params string[] arguments)
        => NodeScripts.RunProgramAsync(_limit, "node_modules/@bufbuild/buf-linux-x64/bin/buf", ["curl", "--http2-prior-knowledge", "--protocol", "grpc", .. arguments, server.Address + path]);

    /// <summary>The tool's blanks are its own affair.</summary>
    private static (int ExitCode, string Output) Compact((int ExitCode, string Output) result)
        => (result.ExitCode, string.Concat(result.Output.Where(static c => !char.IsWhiteSpace(c))));
}
