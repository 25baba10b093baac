using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests;

public sealed class MetadataTests
{
    [Fact]
    public async Task TheHandlerSeesCustomMetadataAndNothingOfTheProtocol()
    {
        List<string> keys = [];
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = (_, context) =>
            {
                keys.AddRange(context.RequestHeaders.Select(static entry => entry.Key));
                return new(context.RequestHeaders.GetValue("x-id") ?? "none");
            },
        });

        RawResponse response = await server.Client.UnaryAsync(
            "a", ("X-Id", "42"), ("user-agent", "test/1"), ("grpc-timeout", "10S"), ("grpc-accept-encoding", "gzip"), ("grpc-tags-bin", "AA"));

        Assert.Equal(["42"], response.Texts);
        Assert.Equal(["grpc-tags-bin", "user-agent", "x-id"], keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("AQI", "0102")]
    [InlineData("AQI=", "0102")]
    [InlineData("AQ==", "01")]
    [InlineData("", "")]
    [InlineData("AQI,Aw", "0102|03")]
    [InlineData("AQI=, Aw==", "0102|03")]
    public async Task BinaryMetadataIsAcceptedPaddedUnpaddedAndJoined(string sent, string expected)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static (_, context) => new(string.Join(
                '|', context.RequestHeaders.Where(static entry => entry.Key == "data-bin").Select(static entry => Convert.ToHexString(entry.ValueBytes)))),
        });

        Assert.Equal([expected], (await server.Client.UnaryAsync("a", ("data-bin", sent))).Texts);
    }

    [Fact]
    public async Task BinaryMetadataThatIsNotBase64FailsTheCallThatReadsIt()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static (_, context) => new($"{context.RequestHeaders.Count}"),
        });

        RawResponse response = await server.Client.UnaryAsync("a", ("data-bin", "!"));

        Assert.Equal("13", response.GrpcStatus);
        Assert.Contains("data-bin", response.GrpcMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResponseHeadersLeaveBeforeTheFirstMessage()
    {
        var go = new TaskCompletionSource();
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = async (_, responses, context) =>
            {
                await context.WriteResponseHeadersAsync(new Metadata { { "x-early", "yes" }, { "x-bin", [1, 2] } });
                await go.Task.Within();
                await responses.WriteAsync("late");
            },
        });

        using HttpResponseMessage response = await server.Client.SendAsync("test.v1.Echo/Count", new ByteArrayContent(Frames.OfNumber(1))).Within();
        Assert.Equal("yes", string.Join(",", response.Headers.GetValues("x-early")));
        Assert.Equal("AQI", string.Join(",", response.Headers.GetValues("x-bin")));
        go.SetResult();

        Assert.Equal(["late"], (await RawResponse.ReadAsync(response)).Texts);
    }

    [Fact]
    public async Task ResponseHeadersCanBeSentOnceOnly()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static async (_, context) =>
            {
                await context.WriteResponseHeadersAsync([]);
                return (await Assert.ThrowsAsync<InvalidOperationException>(() => context.WriteResponseHeadersAsync([]).AsTask())).Message;
            },
        });

        Assert.Contains("have been sent", Assert.Single((await server.Client.UnaryAsync("a")).Texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrailersFollowTheStatus()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static (request, context) =>
            {
                context.ResponseTrailers.Add("x-cost", "3");
                context.ResponseTrailers.Add("x-cost", "4");
                context.ResponseTrailers.Add("x-data-bin", [0xff]);
                return new(request);
            },
        });

        RawResponse response = await server.Client.UnaryAsync("a");

        Assert.Equal("3,4", string.Join(",", response.Trailers.GetValues("x-cost")));
        Assert.Equal("/w", string.Join(",", response.Trailers.GetValues("x-data-bin")));
        Assert.Equal("0", response.GrpcStatus);
    }

    [Fact]
    public async Task TheContextTellsMethodHostAndPeer()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static (_, context) => new($"{context.Method} {context.Host} {context.Peer}"),
        });

        string text = Assert.Single((await server.Client.UnaryAsync("a")).Texts);

        Assert.Matches($@"^/test\.v1\.Echo/Unary 127\.0\.0\.1:{server.Http2.Port} ipv4:127\.0\.0\.1:\d+$", text);
    }
}
