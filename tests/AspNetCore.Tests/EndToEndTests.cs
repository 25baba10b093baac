using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.AspNetCore.Tests;

/// <summary>Our client against our server.</summary>
public sealed class EndToEndTests
{
    [Fact]
    public async Task AUnaryCall()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);

        using UnaryCall<string> call = channel.CreateCallInvoker().Unary(EchoBase.UnaryMethod, "world", default);

        Assert.Equal("Hello world", await call.ResponseAsync.Within());
        Assert.Equal(Status.Ok, call.GetStatus());
    }

    [Fact]
    public async Task AServerStream()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        List<string> received = [];

        using ServerStreamingCall<string> call = channel.CreateCallInvoker().ServerStreaming(EchoBase.CountMethod, new Number(20_000), default);
        while (await call.MoveNextAsync().Within())
        {
            received.Add(call.Current);
        }

        Assert.Equal(Enumerable.Range(0, 20_000).Select(static i => $"{i}"), received);
    }

    [Fact]
    public async Task AClientStream()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);

        using ClientStreamingCall<string, Number> call = channel.CreateCallInvoker().ClientStreaming(EchoBase.CollectMethod, default);
        for (int i = 0; i < 20_000; i++)
        {
            await call.WriteAsync("abc").Within();
        }

        await call.CompleteAsync().Within();

        Assert.Equal(new Number(60_000), await call.ResponseAsync.Within());
    }

    [Fact]
    public async Task ADuplexConversation()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);

        using DuplexStreamingCall<string, string> call = channel.CreateCallInvoker().DuplexStreaming(EchoBase.ChatMethod, default);
        for (int i = 0; i < 500; i++)
        {
            await call.WriteAsync($"{i}").Within();
            Assert.True(await call.MoveNextAsync().Within());
            Assert.Equal($"{i}", call.Current);
        }

        await call.CompleteAsync().Within();
        Assert.False(await call.MoveNextAsync().Within());
        Assert.Equal(Status.Ok, call.GetStatus());
    }

    [Fact]
    public async Task MetadataGoesBothWays()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static async (request, context) =>
            {
                Metadata headers = [];
                foreach (Metadata.Entry entry in context.RequestHeaders.Where(static entry => entry.Key.StartsWith("x-", StringComparison.Ordinal)))
                {
                    headers.Add(entry);
                    context.ResponseTrailers.Add(entry);
                }

                await context.WriteResponseHeadersAsync(headers);
                return request;
            },
        });
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        Metadata sent = new() { { "x-text", "value" }, { "x-data-bin", [0, 255, 1] } };

        using UnaryCall<string> call = channel.CreateCallInvoker().Unary(EchoBase.UnaryMethod, "a", new CallOptions(sent));
        await call.ResponseAsync.Within();

        foreach (Metadata received in new[] { await call.ResponseHeadersAsync.Within(), call.GetTrailers() })
        {
            Assert.Equal("value", received.GetValue("x-text"));
            Assert.Equal([0, 255, 1], received.GetValueBytes("x-data-bin"));
        }
    }

    [Fact]
    public async Task AStatusWithTrailersReachesTheClient()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static (_, _) => throw new RpcException(new Status(StatusCode.NotFound, "kein Büch 📚"), new Metadata { { "x-shelf", "7" } }),
        });
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);

        using UnaryCall<string> call = channel.CreateCallInvoker().Unary(EchoBase.UnaryMethod, "a", default);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Within());

        Assert.Equal(new Status(StatusCode.NotFound, "kein Büch 📚"), exception.Status);
        Assert.Equal("7", exception.Trailers.GetValue("x-shelf"));
    }

    [Fact]
    public async Task ADeadlineEndsBothSides()
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = async (request, context) =>
            {
                await using CancellationTokenRegistration registration = context.CancellationToken.Register(cancelled.SetResult);
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return request;
            },
        });
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);

        using UnaryCall<string> call = channel.CreateCallInvoker()
            .Unary(EchoBase.UnaryMethod, "a", new CallOptions(deadline: DateTime.UtcNow.AddSeconds(2))); // the handler must have begun by then
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Within());

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
        await cancelled.Task.Within();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LeavingAStreamEarlyCancelsTheHandler(bool byToken)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = async (_, responses, context) =>
            {
                await using CancellationTokenRegistration registration = context.CancellationToken.Register(cancelled.SetResult);
                await responses.WriteAsync("one");
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            },
        });
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        using var source = new CancellationTokenSource();

        ServerStreamingCall<string> call = channel.CreateCallInvoker()
            .ServerStreaming(EchoBase.CountMethod, new Number(1), new CallOptions(cancellationToken: source.Token));
        Assert.True(await call.MoveNextAsync().Within());
        if (byToken)
        {
            await source.CancelAsync();
        }
        else
        {
            call.Dispose();
        }

        await cancelled.Task.Within();
        call.Dispose();
    }

    [Fact]
    public async Task ManyStreamsRunSideBySide()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        CallInvoker invoker = channel.CreateCallInvoker();

        int[] counts = await Task.WhenAll(Enumerable.Range(0, 150).Select(async i =>
        {
            int count = 0;
            using ServerStreamingCall<string> call = invoker.ServerStreaming(EchoBase.CountMethod, new Number(i * 10), default);
            while (await call.MoveNextAsync().Within())
            {
                count++;
            }

            return count;
        })).Within();

        Assert.Equal(Enumerable.Range(0, 150).Select(static i => i * 10), counts);
    }
}
