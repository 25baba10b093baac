using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Tests.Grpc;

/// <summary>Each way in which a response can be wrong, and the status that the documents give it; by a unary call and by a stream.</summary>
public sealed class MisbehavingServerTests
{
    [Theory]
    [InlineData(400, StatusCode.Internal)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(429, StatusCode.Unavailable)]
    [InlineData(431, StatusCode.Internal)]
    [InlineData(500, StatusCode.Unknown)]
    [InlineData(502, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(504, StatusCode.Unavailable)]
    [InlineData(302, StatusCode.Unknown)]
    public Task AnHttpErrorIsMapped(int httpStatus, StatusCode expected) => ExpectAsync(expected, context =>
    {
        context.Response.StatusCode = httpStatus;
        return Task.CompletedTask;
    });

    [Fact]
    public Task AGrpcStatusOutranksTheHttpStatus() => ExpectAsync(StatusCode.DataLoss, context =>
    {
        context.Response.StatusCode = 503;
        context.Response.Headers["grpc-status"] = "15";
        return Task.CompletedTask;
    });

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/grpc-web")]
    [InlineData("application/grpcx")]
    [InlineData(null)]
    public Task AForeignContentTypeIsUnknown(string? contentType) => ExpectAsync(StatusCode.Unknown, async context =>
    {
        context.Response.ContentType = contentType;
        await context.SendAsync(RawCalls.Frame("ok"));
    });

    [Fact]
    public Task AMissingStatusIsUnknown() => ExpectAsync(StatusCode.Unknown, async context =>
    {
        context.Begin();
        await context.SendAsync(RawCalls.Frame("ok"));
    });

    [Theory]
    [InlineData("17")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("4294967296")]
    public Task AStatusThatIsNoneIsUnknown(string status) => ExpectAsync(StatusCode.Unknown, async context =>
    {
        context.Begin();
        await context.SendAsync(RawCalls.Frame("ok"));
        context.Response.AppendTrailer("grpc-status", status);
    });

    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 2, 65 })]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 65, 0, 0 })]
    public Task ATruncatedMessageIsInternal(byte[] body) => ExpectBodyAsync(StatusCode.Internal, body);

    [Fact]
    public Task ABadCompressedFlagIsInternal() => ExpectBodyAsync(StatusCode.Internal, [2, 0, 0, 0, 1, 65]);

    [Fact]
    public Task ACompressedMessageWithoutAnEncodingIsInternal() => ExpectBodyAsync(StatusCode.Internal, [1, 0, 0, 0, 1, 65]);

    [Fact]
    public Task AnEncodingThatWasNotOfferedIsInternal() => ExpectAsync(StatusCode.Internal, async context =>
    {
        context.Begin();
        context.Response.Headers["grpc-encoding"] = "snappy";
        await context.SendAsync(1, 0, 0, 0, 1, 65);
        context.End();
    });

    [Fact]
    public Task AnAnnouncedMessageOverTheLimitIsResourceExhaustedAtOnce() => ExpectAsync(StatusCode.ResourceExhausted, async context =>
    {
        context.Begin();
        await context.SendAsync(0, 0xFF, 0xFF, 0xFF, 0xFF, 1);
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    });

    [Fact]
    public Task AMessageThatDoesNotParseIsInternal() => ExpectBodyAsync(StatusCode.Internal, RawCalls.Frame("malformed"));

    [Fact]
    public Task BadBase64InHeadersIsInternal() => ExpectAsync(StatusCode.Internal, async context =>
    {
        context.Response.Headers["x-bin"] = "a_b";
        await context.ReplyAsync("ok");
    });

    [Fact]
    public Task BadBase64InTrailersIsInternal() => ExpectAsync(StatusCode.Internal, async context =>
    {
        await context.ReplyAsync("ok");
        context.Response.AppendTrailer("x-bin", "AAAAA");
    });

    [Theory]
    [InlineData(0, StatusCode.Internal)]
    [InlineData(1, StatusCode.Internal)]
    [InlineData(2, StatusCode.Internal)]
    [InlineData(7, StatusCode.Unavailable)]
    [InlineData(8, StatusCode.Cancelled)]
    [InlineData(11, StatusCode.ResourceExhausted)]
    [InlineData(12, StatusCode.PermissionDenied)]
    public Task AResetIsMapped(int errorCode, StatusCode expected) => ExpectAsync(expected, async context =>
    {
        context.Begin();
        await context.SendAsync(0, 0, 0);
        context.Features.Get<IHttpResetFeature>()!.Reset(errorCode);
    });

    [Theory]
    [InlineData(2, StatusCode.Internal)]
    [InlineData(8, StatusCode.Cancelled)]
    public Task AResetBeforeTheHeadersIsMapped(int errorCode, StatusCode expected) => ExpectAsync(expected, context =>
    {
        context.Features.Get<IHttpResetFeature>()!.Reset(errorCode);
        return Task.CompletedTask;
    });

    [Fact]
    public async Task NoResponseWhereOneIsDueIsUnimplemented()
    {
        await using var server = await RawServer.StartAsync(context =>
        {
            context.Begin();
            context.End();
            return Task.CompletedTask;
        });

        var exception = await Assert.ThrowsAsync<RpcException>(() => server.Invoker.Unary(TestMethods.Unary, "q", default).ResponseAsync.Soon());
        Assert.Equal(StatusCode.Unimplemented, exception.StatusCode);
    }

    [Fact]
    public async Task NoResponseInTrailersOnlyIsUnimplemented()
    {
        await using var server = await RawServer.StartAsync(context =>
        {
            context.Begin();
            context.Response.Headers["grpc-status"] = "0";
            return Task.CompletedTask;
        });

        var exception = await Assert.ThrowsAsync<RpcException>(() => server.Invoker.Unary(TestMethods.Unary, "q", default).ResponseAsync.Soon());
        Assert.Equal(StatusCode.Unimplemented, exception.StatusCode);
        Assert.Empty(await server.Invoker.ServerStreaming(TestMethods.ServerStreaming, "q", default).ToListSoon());
    }

    [Fact]
    public async Task TwoResponsesWhereOneIsDueAreUnimplemented()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.Begin();
            await context.SendAsync([.. RawCalls.Frame("one"), .. RawCalls.Frame("two")]);
            context.End();
        });

        var exception = await Assert.ThrowsAsync<RpcException>(() => server.Invoker.Unary(TestMethods.Unary, "q", default).ResponseAsync.Soon());
        Assert.Equal(StatusCode.Unimplemented, exception.StatusCode);
    }

    [Fact]
    public async Task NobodyListeningIsUnavailable()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        await ExpectAsync(channel.CreateCallInvoker(), StatusCode.Unavailable);
        using var upload = channel.CreateCallInvoker().ClientStreaming(TestMethods.ClientStreaming, default);
        var exception = await Assert.ThrowsAsync<RpcException>(() => upload.ResponseAsync.Soon());
        Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => upload.WriteAsync("late").Soon())).StatusCode);
    }

    [Fact]
    public async Task AnHttp11ServerIsAnErrorThatSaysSo()
    {
        await using var server = await RawServer.StartAsync(context => context.ReplyAsync("ok"), HttpProtocols.Http1AndHttp2);

        var exception = await Assert.ThrowsAsync<RpcException>(() => server.Invoker.Unary(TestMethods.Unary, "q", default).ResponseAsync.Soon());
        Assert.NotEqual(StatusCode.OK, exception.StatusCode);
        Assert.Contains("HTTP/", exception.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatDiesDuringAStreamIsUnavailable()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.Begin();
            await context.SendAsync(RawCalls.Frame("first"));
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });

        using var call = server.Invoker.ServerStreaming(TestMethods.ServerStreaming, "q", default);
        Assert.True(await call.MoveNextAsync().Soon());
        await server.KillAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.MoveNextAsync().Soon());
        Assert.True(exception.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.Cancelled, exception.Message);
    }

    [Fact]
    public async Task OneBadCallLeavesTheOthersAlone()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            var text = await context.ReadOneAsync();
            if (text == "bad") context.Features.Get<IHttpResetFeature>()!.Reset(2);
            else await context.ReplyAsync(text);
        });
        var invoker = server.Invoker;

        var bad = Enumerable.Range(0, 20).Select(_ => invoker.Unary(TestMethods.Unary, "bad", default).ResponseAsync).ToArray();
        var good = Enumerable.Range(0, 20).Select(_ => invoker.Unary(TestMethods.Unary, "good", default).ResponseAsync).ToArray();

        Assert.All(await Task.WhenAll(good).Soon(), text => Assert.Equal("good", text));
        foreach (var call in bad) Assert.Equal(StatusCode.Internal, (await Assert.ThrowsAsync<RpcException>(() => call.Soon())).StatusCode);
    }

    private static Task ExpectBodyAsync(StatusCode expected, byte[] body) => ExpectAsync(expected, async context =>
    {
        context.Begin();
        await context.SendAsync(body);
        context.End();
    });

    private static async Task ExpectAsync(StatusCode expected, RequestDelegate handler)
    {
        await using var server = await RawServer.StartAsync(handler);
        await ExpectAsync(server.Invoker, expected);
    }

    private static async Task ExpectAsync(CallInvoker invoker, StatusCode expected)
    {
        using var unary = invoker.Unary(TestMethods.Unary, "q", default);
        var exception = await Assert.ThrowsAsync<RpcException>(() => unary.ResponseAsync.Soon());
        Assert.True(expected == exception.StatusCode, exception.ToString());
        Assert.Equal(exception.Status, unary.GetStatus());

        using var stream = invoker.ServerStreaming(TestMethods.ServerStreaming, "q", default);
        exception = await Assert.ThrowsAsync<RpcException>(() => stream.ToListSoon());
        Assert.True(expected == exception.StatusCode, exception.ToString());
        Assert.Equal(exception.Status, stream.GetStatus());
    }
}
