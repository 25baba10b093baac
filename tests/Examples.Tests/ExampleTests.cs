using ProtoGen.Examples.Tests.Support;

namespace ProtoGen.Examples.Tests;

/// <summary>Every example runs by itself, tells its story and ends with 0.</summary>
public sealed class ExampleTests
{
    [Fact]
    public Task GreeterGreetsInEveryLanguage() => RunsAsync(
        "Greeter",
        "Hello, Ada!",
        "Hei, Kristen!",
        "こんにちは、松本さん",
        "[ok] no name: InvalidArgument \"A greeting needs a name.\"",
        "[ok] a deadline in the past: DeadlineExceeded");

    [Fact]
    public Task BookstoreMakesCallsOfAllFourShapes() => RunsAsync(
        "Bookstore",
        "[ok] what comes back equals what went in",
        "[ok] 3 books for 14798 cents added, 1 was there",
        "[ok] four books in the order of their ISBNs",
        "[ok] the server ends the talk when the client has",
        "[ok] an unknown book: NotFound",
        "[ok] the same book twice: AlreadyExists",
        "[ok] a talk in which nobody speaks: DeadlineExceeded",
        "[ok] a list that is cancelled after its first book: Cancelled",
        "[ok] Opened Ground is gone");

    [Fact]
    public Task UsersKeepRichMessagesMetadataAndDeadlines() => RunsAsync(
        "Users",
        "[ok] the server has added an id and a time, and nothing else",
        "[ok] setting one member of a oneof clears the others",
        "[ok] the server sends the request's id back as a header",
        "[ok] two of four are created, the other two have a reason",
        "[ok] the trailers bring the count",
        "[ok] nobody comes within 200 ms: DeadlineExceeded",
        "[ok] Ada has heard every word, her own too, and Grace leaving",
        "[ok] a wrong token: PermissionDenied",
        "[ok] a wait that is cancelled: Cancelled",
        "[ok] 4 users were created and deleted");

    [Fact]
    public Task ShopSellsWatchesAndFollows() => RunsAsync(
        "Shop",
        "[ok] every change in its order",
        "[ok] two are created, one exists and one has no price",
        "[ok] a second update of version 1: Aborted",
        "[ok] three products by id",
        "[ok] a coupon for a quarter off, and a note",
        "[ok] the events end when the client has ended its side",
        "[ok] an order of too many: FailedPrecondition",
        "[ok] none is left: NotFound");

    [Fact]
    public Task SecureShowsTlsCertificatesAndTokens() => RunsAsync(
        "Secure",
        "[ok] the server knows the client by its certificate",
        "[ok] a client without a certificate: Unavailable",
        "[ok] a client with another authority's certificate: Unavailable",
        "[ok] a server that the client does not trust: Unavailable \"The TLS connection failed: ",
        "[ok] no token: Unauthenticated",
        "[ok] a reader reads",
        "[ok] a reader does not write: PermissionDenied",
        "[ok] a writer writes",
        "[ok] the server knows the user by the token",
        "[ok] a token that nobody issued: Unauthenticated",
        "[ok] a token is not sent in clear text: Unauthenticated");

    [Fact]
    public Task InterceptorsLogTimeAuthenticateLimitAndMapExceptions() => RunsAsync(
        "Interceptors",
        "  Divide (Unary): OK",
        "  Count (ServerStreaming): OK",
        "  Sum (ClientStreaming): OK",
        "  Square (DuplexStreaming): OK",
        "[ok] the server says how long it took",
        "[ok] counted to 3, and timed to the end of the stream",
        "[ok] a division by zero: OutOfRange",
        "[ok] the wrong argument is named: InvalidArgument",
        "[ok] a stranger: Unauthenticated",
        "[ok] 20 calls served, 5 refused");

    private static async Task RunsAsync(string example, params string[] lines)
    {
        var (exitCode, output) = await DotnetProcess.RunAsync(Repository.Root, Repository.Example(example));
        Assert.True(exitCode == 0, output);
        Assert.All(lines, line => Assert.Contains(line, output, StringComparison.Ordinal));
        Assert.DoesNotContain("[NOT SO]", output, StringComparison.Ordinal);
        Assert.EndsWith("Everything as expected.", output, StringComparison.Ordinal);
    }
}
