using System.Net;
using ProtoGen.AspNetCore.Tests.Support;

namespace ProtoGen.AspNetCore.Tests;

/// <summary>Literal bytes in, literal bytes out; after every malformed call the connection still serves another one.</summary>
public sealed class FramingTests
{
    private const string Unary = "test.v1.Echo/Unary";

    [Fact]
    public async Task AUnaryReplyIsHeadersOneFrameAndTrailers()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.PostAsync(Unary, [0, 0, 0, 0, 5, (byte)'w', (byte)'o', (byte)'r', (byte)'l', (byte)'d']);

        Assert.Equal(HttpStatusCode.OK, response.HttpStatus);
        Assert.Equal("application/grpc", response.ContentType);
        Assert.Equal([0, 0, 0, 0, 11, .. "Hello world"u8], response.Body);
        Assert.False(response.IsTrailersOnly);
        Assert.Equal("0", response.GrpcStatus);
        Assert.Null(response.GrpcMessage);
    }

    [Theory]
    [InlineData("application/grpc+proto")]
    [InlineData("application/grpc; charset=utf-8")]
    [InlineData("APPLICATION/GRPC")]
    public async Task TheContentTypeMayNameAFormat(string contentType)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.UnaryAsync("a", ("content-type", contentType));

        Assert.Equal("0", response.GrpcStatus);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    [InlineData("application/grpcx")]
    [InlineData("application/grpc-web")]
    public async Task AnotherContentTypeIsRefusedWith415(string contentType)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.UnaryAsync("a", ("content-type", contentType));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.HttpStatus);
        Assert.Null(response.GrpcStatus);
        await AssertAlive(server);
    }

    [Fact]
    public async Task Http1IsRefusedWith426AndAnExplanation()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        using var http = new HttpClient();
        using var content = new ByteArrayContent(Frames.Of("a"));
        content.Headers.ContentType = new("application/grpc");

        using HttpResponseMessage response = await http.PostAsync(new Uri(server.Http1, Unary), content).Within();

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
        Assert.Contains("HttpProtocols.Http2", await response.Content.ReadAsStringAsync().Within(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequestMayArriveByteByByte()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        var content = new PushContent();
        Task<HttpResponseMessage> sending = server.Client.SendAsync(Unary, content);
        foreach (byte value in Frames.Of("slow"))
        {
            await content.WriteAsync([value]);
        }

        content.Complete();

        using HttpResponseMessage response = await sending.Within();
        Assert.Equal(["Hello slow"], (await RawResponse.ReadAsync(response)).Texts);
    }

    [Fact]
    public async Task SeveralMessagesMayArriveInOnePiece()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Chat", Frames.Of("a", "", "ccc"));

        Assert.Equal(["a", "", "ccc"], response.Texts);
        Assert.Equal("0", response.GrpcStatus);
    }

    [Fact]
    public async Task AnEmptyMessageIsAMessage()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.PostAsync(Unary, [0, 0, 0, 0, 0]);

        Assert.Equal(["Hello "], response.Texts);
    }

    [Fact]
    public async Task AMessageLargerThanTheFlowControlWindowArrives()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        string text = new('x', 3_000_000);

        RawResponse response = await server.Client.UnaryAsync(text);

        Assert.Equal("0", response.GrpcStatus);
        Assert.Equal(["Hello " + text], response.Texts);
    }

    public static TheoryData<string, byte[], string, string> MalformedBodies => new()
    {
        { "no message", [], "12", "none was sent" },
        { "two messages", Frames.Of("a", "b"), "12", "more than one" },
        { "a cut prefix", [0, 0, 0], "13", "within a message" },
        { "a prefix alone", [0, 0, 0, 0, 1], "13", "within a message" },
        { "a cut message", [0, 0, 0, 0, 3, 65, 66], "13", "within a message" },
        { "a message and a cut one", [.. Frames.Of("a"), 0, 0], "13", "within a message" },
        { "compressed without encoding", Frames.Of([65], flag: 1), "13", "no grpc-encoding was declared" },
        { "an unknown flag", Frames.Of([65], flag: 2), "13", "neither 0 nor 1" },
        { "bytes that do not parse", Frames.Of([0xff]), "13", "not UTF-8" },
        { "a length over the limit", [0, 0, 0x40, 0, 1, 65], "8", "4194305" },
        { "a length over two GiB", [0, 0xff, 0xff, 0xff, 0xff, 65], "8", "4294967295" },
    };

    [Theory]
    [MemberData(nameof(MalformedBodies))]
    public async Task AMalformedUnaryRequestEndsItsCallOnly(string what, byte[] body, string status, string message)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers { Unary = static (_, _) => throw new InvalidOperationException("must not run") });

        RawResponse response = await server.Client.PostAsync(Unary, body);

        Assert.True(response.IsTrailersOnly, what);
        Assert.Equal(status, response.GrpcStatus);
        Assert.Contains(message, response.GrpcMessage, StringComparison.Ordinal);
        Assert.Equal(["x"], (await server.Client.PostAsync("test.v1.Echo/Chat", Frames.Of("x"))).Texts);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0 }, "13")]
    [InlineData(new byte[] { 0, 0, 0, 0, 3, 65 }, "13")]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 65 }, "13")]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 0xff }, "13")]
    [InlineData(new byte[] { 0, 0x7f, 0, 0, 0 }, "8")]
    public async Task AMalformedMessageInAStreamFailsTheCallAfterWhatWasAnswered(byte[] tail, string status)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Chat", [.. Frames.Of("good"), .. tail]);

        Assert.Equal(["good"], response.Texts);
        Assert.False(response.IsTrailersOnly);
        Assert.Equal(status, response.GrpcStatus);
        await AssertAlive(server);
    }

    [Fact]
    public async Task AnOversizeMessageIsRefusedByItsPrefix()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers(), options => options.MaxReceiveMessageSize = 10);
        var content = new PushContent();
        Task<HttpResponseMessage> sending = server.Client.SendAsync(Unary, content);

        // The body stays open: the answer may not wait for it.
        await content.WriteAsync([0, 0, 0, 0, 11]);

        using HttpResponseMessage response = await sending.Within();
        Assert.Equal("8", (await RawResponse.ReadAsync(response)).GrpcStatus);
        Assert.Equal("0", (await server.Client.UnaryAsync("0123456789")).GrpcStatus);
        Assert.Equal("8", (await server.Client.UnaryAsync("0123456789x")).GrpcStatus);
    }

    [Fact]
    public async Task AnOversizeResponseIsRefused()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers(), options => options.MaxSendMessageSize = 10);

        Assert.Equal("0", (await server.Client.UnaryAsync("1234")).GrpcStatus);
        RawResponse response = await server.Client.UnaryAsync("12345");

        Assert.Equal("8", response.GrpcStatus);
        Assert.True(response.IsTrailersOnly);
    }

    [Fact]
    public async Task AnUnknownEncodingIsAnsweredWithTheKnownOnes()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.UnaryAsync("a", ("grpc-encoding", "snappy"));

        Assert.Equal("12", response.GrpcStatus);
        Assert.Equal("identity,gzip,deflate,br", response.Find("grpc-accept-encoding"));
        Assert.Equal("0", (await server.Client.UnaryAsync("a", ("grpc-encoding", "identity"))).GrpcStatus);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("S")]
    [InlineData("-1S")]
    [InlineData("1.5S")]
    [InlineData("1s")]
    [InlineData("123456789S")]
    [InlineData("1 S")]
    public async Task AMalformedTimeoutIsRefused(string timeout)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.UnaryAsync("a", ("grpc-timeout", timeout));

        Assert.Equal("13", response.GrpcStatus);
        Assert.Contains(timeout, response.GrpcMessage, StringComparison.Ordinal);
        await AssertAlive(server);
    }

    private static async Task AssertAlive(EchoServer server)
        => Assert.Equal(["Hello you"], (await server.Client.UnaryAsync("you")).Texts);
}
