using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Tests.Grpc;

public sealed class UnaryCallTests
{
    [Fact]
    public async Task ACallSendsOneFrameAndReturnsTheResponse()
    {
        var seen = new TaskCompletionSource<(string Path, string? ContentType, string Te, string UserAgent, long? Length, string Protocol)>();
        await using var server = await RawServer.StartAsync(async context =>
        {
            var request = context.Request;
            seen.TrySetResult((request.Path, request.ContentType, request.Headers.TE.ToString(), request.Headers.UserAgent.ToString(), request.ContentLength, request.Protocol));
            await context.ReplyAsync("hello " + await context.ReadOneAsync());
        });

        using var call = server.Invoker.Unary(TestMethods.Unary, "world", default);

        Assert.Equal("hello world", await call.ResponseAsync.Soon());
        Assert.Equal(Status.Ok, call.GetStatus());
        var (path, contentType, te, userAgent, length, protocol) = await seen.Task.Soon();
        Assert.Equal("/test.v1.Text/Unary", path);
        Assert.Equal("application/grpc", contentType);
        Assert.Equal("trailers", te);
        Assert.StartsWith("grpc-csharp-protogen/", userAgent, StringComparison.Ordinal);
        Assert.Equal(10, length);
        Assert.Equal("HTTP/2", protocol);
    }

    [Fact]
    public async Task TheEndOfTheChannelClosesItsConnections()
    {
        var closed = new TaskCompletionSource();
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.Features.GetRequiredFeature<IConnectionLifetimeFeature>().ConnectionClosed.Register(closed.SetResult);
            await context.ReplyAsync(await context.ReadOneAsync());
        });

        Assert.Equal("a", await server.Invoker.Unary(TestMethods.Unary, "a", default).ResponseAsync.Soon());
        Assert.False(closed.Task.IsCompleted);
        server.Channel.Dispose();

        await closed.Task.Soon();
    }

    [Fact]
    public async Task MetadataGoesBothWays()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            var headers = context.Request.Headers;
            context.Response.Headers["x-echo"] = headers["x-text"].ToString();
            context.Response.Headers["x-echo-bin"] = headers["x-data-bin"].ToString();
            context.Response.Headers["x-language"] = headers["content-language"].ToString();
            await context.ReadOneAsync();
            context.Begin();
            await context.SendAsync(RawCalls.Frame("ok"));
            context.Response.AppendTrailer("x-trailer", "t1");
            context.Response.AppendTrailer("x-trailer-bin", "AQI=");
            context.End();
        });
        var metadata = new Metadata { { "X-Text", "one" }, { "x-text", "two" }, { "x-data-bin", [1, 2, 3, 4] }, { "x-data-bin", [255] }, { "content-language", "eo" } };

        using var call = server.Invoker.Unary(TestMethods.Unary, "q", new CallOptions(metadata));
        var headers = await call.ResponseHeadersAsync.Soon();
        await call.ResponseAsync.Soon();

        Assert.Equal("one, two", headers.GetValue("x-echo"));
        Assert.Equal([[1, 2, 3, 4], [255]], headers.GetAll("x-echo-bin").Select(entry => entry.ValueBytes));
        Assert.Equal("eo", headers.GetValue("x-language"));
        Assert.Null(headers.Get("content-type"));
        Assert.Equal("t1", call.GetTrailers().GetValue("x-trailer"));
        Assert.Equal([1, 2], call.GetTrailers().GetValueBytes("x-trailer-bin"));
        Assert.Null(call.GetTrailers().Get("grpc-status"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    public async Task AStatusInTrailersOnlyIsTheCallsStatus(int code)
    {
        await using var server = await RawServer.StartAsync(context =>
        {
            context.Begin();
            context.Response.Headers["grpc-status"] = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
            context.Response.Headers["grpc-message"] = "caf%C3%A9 100%25 %zz";
            context.Response.Headers["x-more"] = "m";
            return Task.CompletedTask;
        });

        using var call = server.Invoker.Unary(TestMethods.Unary, "q", default);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon());

        Assert.Equal(new Status((StatusCode)code, "café 100% %zz"), exception.Status);
        Assert.Equal("m", exception.Trailers.GetValue("x-more"));
        Assert.Equal(exception.Status, call.GetStatus());
        Assert.Equal("m", call.GetTrailers().GetValue("x-more"));
        Assert.Empty(await call.ResponseHeadersAsync.Soon());
    }

    [Fact]
    public async Task AStatusAfterAResponseFailsTheCall()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.Begin();
            await context.SendAsync(RawCalls.Frame("half-hearted"));
            context.End(10, "aborted");
        });

        using var call = server.Invoker.Unary(TestMethods.Unary, "q", default);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon());

        Assert.Equal(new Status(StatusCode.Aborted, "aborted"), exception.Status);
    }

    [Fact]
    public async Task FiveMegabytesGoBothWaysWhenTheLimitAllows()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.Begin();
            await foreach (var message in context.ReadAllAsync()) await context.SendAsync(RawCalls.Frame(message));
            context.End();
        });
        var payload = new byte[5_000_000];
        new Random(42).NextBytes(payload);
        var channel = server.NewChannel(new GrpcChannelOptions { MaxReceiveMessageSize = 6_000_000 });

        using var call = channel.CreateCallInvoker().Unary(TestMethods.UnaryBytes, payload, default);

        Assert.Equal(payload, await call.ResponseAsync.Soon());
    }

    [Fact]
    public async Task AResponseOverTheLimitIsResourceExhausted()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.Begin();
            await context.SendAsync(RawCalls.Frame(new byte[(4 * 1024 * 1024) + 1]));
            context.End();
        });

        using var call = server.Invoker.Unary(TestMethods.UnaryBytes, [], default);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon());

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Fact]
    public async Task ARequestOverTheLimitIsResourceExhaustedAndNotSent()
    {
        var received = 0;
        await using var server = await RawServer.StartAsync(async context =>
        {
            Interlocked.Increment(ref received);
            await context.ReplyAsync("ok");
        });
        var channel = server.NewChannel(new GrpcChannelOptions { MaxSendMessageSize = 3 });

        using var call = channel.CreateCallInvoker().Unary(TestMethods.Unary, "four", default);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon());

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
        Assert.Equal(StatusCode.ResourceExhausted, call.GetStatus().StatusCode);
        Assert.Equal(0, received);
    }

    [Fact]
    public async Task ARequestThatCannotBeSerializedFailsTheCallNotTheMethod()
    {
        await using var server = await RawServer.StartAsync(context => context.ReplyAsync("ok"));

        using var call = server.Invoker.Unary(TestMethods.Unary, "unserializable", default);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon());

        Assert.Equal(StatusCode.Internal, exception.StatusCode);
        Assert.IsType<FormatException>(exception.InnerException);
    }

    [Fact]
    public async Task AnEmptyMessageIsAMessage()
    {
        await using var server = await RawServer.StartAsync(async context => await context.ReplyAsync(await context.ReadOneAsync()));

        Assert.Equal("", await server.Invoker.Unary(TestMethods.Unary, "", default).ResponseAsync.Soon());
    }

    [Fact]
    public async Task ManyCallsShareAChannel()
    {
        await using var server = await RawServer.StartAsync(async context => await context.ReplyAsync(await context.ReadOneAsync()));
        var invoker = server.Invoker;

        Task<string>[] calls = [.. Enumerable.Range(0, 500).Select(i => (Task<string>)invoker.Unary(TestMethods.Unary, $"call {i}", default))];
        var responses = await Task.WhenAll(calls).Soon();

        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"call {i}"), responses);
    }

    [Fact]
    public async Task AGivenHttpClientIsUsedWithoutBufferingTheResponse()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.Begin();
            await context.SendAsync(RawCalls.Frame("first"));
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var channel = server.NewChannel(new GrpcChannelOptions { HttpClient = client });

        using var call = channel.CreateCallInvoker().ServerStreaming(TestMethods.ServerStreaming, "q", default);

        Assert.True(await call.MoveNextAsync().Soon());
        Assert.Equal("first", call.Current);
    }

    [Fact]
    public async Task TheResponseMayComeOneByteAtATime()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.Begin();
            foreach (var value in RawCalls.Frame(Encoding.UTF8.GetBytes("in small pieces"))) await context.SendAsync(value);
            context.End();
        });

        Assert.Equal("in small pieces", await server.Invoker.Unary(TestMethods.Unary, "q", default).ResponseAsync.Soon());
    }
}
