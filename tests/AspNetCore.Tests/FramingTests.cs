using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProtoGen.AspNetCore.Tests.Support;

namespace ProtoGen.AspNetCore.Tests;

/// <summary>Literal bytes in, literal bytes out; after every malformed call the connection still serves another one.</summary>
public sealed class FramingTests
{
    private const string Unary = "test.v1.Echo/Unary";
    private const string Chat = "test.v1.Echo/Chat";

    private static readonly (string What, byte[] Body, string Status, string Message)[] _malformedBodies =
    [
        ("no message", [], "12", "none was sent"),
        ("two messages", Frames.Of("a", "b"), "12", "more than one"),
        ("a cut prefix", [0, 0, 0], "13", "within a message"),
        ("a prefix alone", [0, 0, 0, 0, 1], "13", "within a message"),
        ("a cut message", [0, 0, 0, 0, 3, 65, 66], "13", "within a message"),
        ("a message and a cut one", [.. Frames.Of("a"), 0, 0], "13", "within a message"),
        ("compressed without encoding", Frames.Of([65], flag: 1), "13", "no grpc-encoding was declared"),
        ("an unknown flag", Frames.Of([65], flag: 2), "13", "neither 0 nor 1"),
        ("bytes that do not parse", Frames.Of([0xff]), "13", "not UTF-8"),
        ("a length over the limit", [0, 0, 0x40, 0, 1, 65], "8", "4194305"),
        ("a length over two GiB", [0, 0xff, 0xff, 0xff, 0xff, 65], "8", "4294967295"),
    ];

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

    [Theory]
    [InlineData(Delivery.Whole)]
    [InlineData(Delivery.ByteByByte)]
    [InlineData(Delivery.SegmentPerByte)]
    public async Task ARequestMayArriveInAnyPieces(Delivery delivery)
    {
        await using EchoServer server = await StartAsync(new Handlers(), delivery);

        Assert.Equal(["Hello world"], (await SendAsync(server, Unary, Frames.Of("world"), delivery)).Texts);

        RawResponse response = await SendAsync(server, Chat, Frames.Of("a", "", "ccc"), delivery);
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

    /// <summary>On one connection, beside a call that is under way.</summary>
    [Theory]
    [InlineData(Delivery.Whole)]
    [InlineData(Delivery.ByteByByte)]
    [InlineData(Delivery.SegmentPerByte)]
    public async Task AMalformedUnaryRequestEndsItsCallOnly(Delivery delivery)
    {
        var handlers = new Handlers { Unary = static (_, _) => throw new InvalidOperationException("must not run") };
        await using EchoServer server = await StartAsync(handlers, delivery);
        var other = new PushContent();
        Task<HttpResponseMessage> chatting = server.Client.SendAsync(Chat, other);
        await other.WriteAsync(Frames.Of("before"));

        foreach ((string what, byte[] body, string status, string message) in _malformedBodies)
        {
            RawResponse response = await SendAsync(server, Unary, body, delivery);

            Assert.True(response.IsTrailersOnly, what);
            Assert.Equal((what, status), (what, response.GrpcStatus));
            Assert.Contains(message, response.GrpcMessage, StringComparison.Ordinal);
        }

        await other.WriteAsync(Frames.Of("after"));
        other.Complete();
        using HttpResponseMessage chat = await chatting.Within();
        Assert.Equal(["before", "after"], (await RawResponse.ReadAsync(chat)).Texts);
        Assert.Equal(["x"], (await server.Client.PostAsync(Chat, Frames.Of("x"))).Texts);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0 }, "13", Delivery.Whole)]
    [InlineData(new byte[] { 0, 0, 0 }, "13", Delivery.ByteByByte)]
    [InlineData(new byte[] { 0, 0, 0, 0, 3, 65 }, "13", Delivery.Whole)]
    [InlineData(new byte[] { 0, 0, 0, 0, 3, 65 }, "13", Delivery.ByteByByte)]
    [InlineData(new byte[] { 0, 0, 0, 0, 3, 65 }, "13", Delivery.SegmentPerByte)]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 65 }, "13", Delivery.Whole)]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 65 }, "13", Delivery.ByteByByte)]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 0xff }, "13", Delivery.Whole)]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 0xff }, "13", Delivery.SegmentPerByte)]
    [InlineData(new byte[] { 0, 0x7f, 0, 0, 0 }, "8", Delivery.Whole)]
    [InlineData(new byte[] { 0, 0x7f, 0, 0, 0 }, "8", Delivery.SegmentPerByte)]
    public async Task AMalformedMessageInAStreamFailsTheCallAfterWhatWasAnswered(byte[] tail, string status, Delivery delivery)
    {
        await using EchoServer server = await StartAsync(new Handlers(), delivery);

        RawResponse response = await SendAsync(server, Chat, [.. Frames.Of("good"), .. tail], delivery);

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

    private static Task<EchoServer> StartAsync(Handlers handlers, Delivery delivery)
        => EchoServer.StartAsync(
            services =>
            {
                services.AddSingleton(handlers);
                services.AddGrpc();
            },
            app =>
            {
                if (delivery == Delivery.SegmentPerByte)
                {
                    // The call that is under way beside the others has no whole body to be cut up.
                    app.UseWhen(static http => http.Request.ContentLength is not null, static cut => cut.Use(SegmentedBody.InvokeAsync));
                }

                app.MapGrpcService<EchoService>();
            });

    private static async Task<RawResponse> SendAsync(EchoServer server, string path, byte[] body, Delivery delivery)
    {
        if (delivery != Delivery.ByteByByte)
        {
            return await server.Client.PostAsync(path, body);
        }

        var content = new PushContent();
        Task<HttpResponseMessage> sending = server.Client.SendAsync(path, content);
        foreach (byte value in body)
        {
            // The server may have seen enough and stop the upload. That the response has begun says nothing.
            if (!await content.TryWriteAsync([value]))
            {
                break;
            }
        }

        content.Complete();
        using HttpResponseMessage response = await sending.Within();
        return await RawResponse.ReadAsync(response);
    }

    private static async Task AssertAlive(EchoServer server)
        => Assert.Equal(["Hello you"], (await server.Client.UnaryAsync("you")).Texts);
}
