using Microsoft.AspNetCore.Http;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Tests.Grpc;

public sealed class CancellationTests
{
    /// <summary>A server that answers nothing more than a first message, and notes when it is told to stop.</summary>
    private sealed class SilentServer : IAsyncDisposable
    {
        public TaskCompletionSource<string> Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Aborted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public RawServer Server { get; private set; } = null!;

        public CallInvoker Invoker => Server.Invoker;

        public static async Task<SilentServer> StartAsync(bool sendFirst)
        {
            var silent = new SilentServer();
            silent.Server = await RawServer.StartAsync(async context =>
            {
                // Each request waits for its own end: one that ended must not let the others answer.
                var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                context.RequestAborted.Register(() =>
                {
                    silent.Aborted.TrySetResult();
                    aborted.TrySetResult();
                });
                if (sendFirst)
                {
                    context.Begin();
                    await context.SendAsync(RawCalls.Frame("first"));
                }

                silent.Started.TrySetResult(context.Request.Headers["grpc-timeout"].ToString());
                await aborted.Task;
            });
            return silent;
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ATokenCancelsAUnaryCallAndReachesTheServer(bool sendFirst)
    {
        await using var server = await SilentServer.StartAsync(sendFirst);
        using var cancel = new CancellationTokenSource();

        using var call = server.Invoker.Unary(TestMethods.Unary, "q", new CallOptions(cancellationToken: cancel.Token));
        await server.Started.Task.Soon();
        await cancel.CancelAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon());
        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
        await server.Aborted.Task.Soon();
    }

    [Fact]
    public async Task ATokenCancelsAStreamWhileItIsRead()
    {
        await using var server = await SilentServer.StartAsync(sendFirst: true);
        using var cancel = new CancellationTokenSource();

        using var call = server.Invoker.ServerStreaming(TestMethods.ServerStreaming, "q", new CallOptions(cancellationToken: cancel.Token));
        Assert.True(await call.MoveNextAsync().Soon());
        var pending = call.MoveNextAsync();
        await cancel.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => pending.Soon())).StatusCode);
        await server.Aborted.Task.Soon();
    }

    [Fact]
    public async Task TheTokenOfAnEnumerationCancelsTheCall()
    {
        await using var server = await SilentServer.StartAsync(sendFirst: true);
        using var cancel = new CancellationTokenSource();
        using var call = server.Invoker.ServerStreaming(TestMethods.ServerStreaming, "q", default);

        var exception = await Assert.ThrowsAsync<RpcException>(() => Read().Soon());

        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
        await server.Aborted.Task.Soon();

        async Task Read()
        {
            await foreach (var item in call.WithCancellation(cancel.Token)) await cancel.CancelAsync();
        }
    }

    [Fact]
    public async Task ATokenCancelsADuplexCallWithBothSidesOpen()
    {
        await using var server = await SilentServer.StartAsync(sendFirst: true);
        using var cancel = new CancellationTokenSource();

        using var call = server.Invoker.DuplexStreaming(TestMethods.Duplex, new CallOptions(cancellationToken: cancel.Token));
        await call.WriteAsync("one").Soon();
        Assert.True(await call.MoveNextAsync().Soon());
        await cancel.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.MoveNextAsync().Soon())).StatusCode);
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.WriteAsync("two").Soon())).StatusCode);
        await server.Aborted.Task.Soon();
    }

    [Fact]
    public async Task CancellingReleasesAWriterThatWaits()
    {
        await using var server = await SilentServer.StartAsync(sendFirst: false);
        using var cancel = new CancellationTokenSource();
        using var call = server.Invoker.ClientStreaming(TestMethods.ClientStreaming, new CallOptions(cancellationToken: cancel.Token));
        var writing = Task.Run(async () =>
        {
            while (true) await call.WriteAsync(new string('x', 50_000));
        });
        await server.Started.Task.Soon();

        await cancel.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => writing.Soon())).StatusCode);
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon())).StatusCode);
        await server.Aborted.Task.Soon();
    }

    [Fact]
    public async Task ATokenThatIsCancelledBeforehandSendsNothing()
    {
        await using var server = await SilentServer.StartAsync(sendFirst: false);

        using var call = server.Invoker.Unary(TestMethods.Unary, "q", new CallOptions(cancellationToken: new CancellationToken(true)));

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon())).StatusCode);
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseHeadersAsync.Soon())).StatusCode);
        Assert.False(server.Started.Task.IsCompleted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheDeadlineEndsACallAndGoesToTheServer(bool sendFirst)
    {
        await using var server = await SilentServer.StartAsync(sendFirst);

        using var call = server.Invoker.Unary(TestMethods.Unary, "q", new CallOptions(deadline: DateTime.UtcNow.AddSeconds(2)));
        var timeout = await server.Started.Task.Soon();

        Assert.Equal(StatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon())).StatusCode);
        Assert.EndsWith("u", timeout, StringComparison.Ordinal);
        Assert.InRange(int.Parse(timeout[..^1], System.Globalization.CultureInfo.InvariantCulture), 1, 2_000_000);
        await server.Aborted.Task.Soon();
    }

    [Fact]
    public async Task TheDeadlineEndsAStreamThatIsBeingRead()
    {
        await using var server = await SilentServer.StartAsync(sendFirst: true);

        using var call = server.Invoker.DuplexStreaming(TestMethods.Duplex, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(2)));
        Assert.True(await call.MoveNextAsync().Soon());

        Assert.Equal(StatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(() => call.MoveNextAsync().Soon())).StatusCode);
        await server.Aborted.Task.Soon();
    }

    [Fact]
    public async Task ADeadlineInThePastSendsNothing()
    {
        await using var server = await SilentServer.StartAsync(sendFirst: false);

        using var call = server.Invoker.Unary(TestMethods.Unary, "q", new CallOptions(deadline: DateTime.UtcNow.AddSeconds(-1)));

        Assert.Equal(StatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon())).StatusCode);
        Assert.False(server.Started.Task.IsCompleted);
    }

    [Fact]
    public async Task ADeadlineFarAwayOrNeverIsHarmless()
    {
        await using var server = await RawServer.StartAsync(context => context.ReplyAsync("ok"));

        Assert.Equal("ok", await server.Invoker.Unary(TestMethods.Unary, "q", new CallOptions(deadline: DateTime.UtcNow.AddYears(100))).ResponseAsync.Soon());
        Assert.Equal("ok", await server.Invoker.Unary(TestMethods.Unary, "q", new CallOptions(deadline: DateTime.MaxValue)).ResponseAsync.Soon());
    }

    [Fact]
    public async Task ACancelledStatusAfterTheDeadlineIsDeadlineExceeded()
    {
        await using var server = await RawServer.StartAsync(context =>
        {
            context.Begin();
            context.Response.Headers["grpc-status"] = "1";
            return Task.CompletedTask;
        });
        var deadline = DateTime.UtcNow.AddMilliseconds(300);
        using var handler = new LateHandler(new SocketsHttpHandler(), deadline);
        var channel = server.NewChannel(new GrpcChannelOptions { HttpHandler = handler });

        using var call = channel.CreateCallInvoker().Unary(TestMethods.Unary, "q", new CallOptions(deadline: deadline));

        Assert.Equal(StatusCode.DeadlineExceeded, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon())).StatusCode);
    }

    [Fact]
    public async Task DisposingAUnaryCallResetsTheStream()
    {
        await using var server = await SilentServer.StartAsync(sendFirst: false);
        var call = server.Invoker.Unary(TestMethods.Unary, "q", default);
        await server.Started.Task.Soon();

        call.Dispose();

        await server.Aborted.Task.Soon();
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon())).StatusCode);
    }

    [Fact]
    public async Task LeavingAnEnumerationResetsTheStream()
    {
        await using var server = await SilentServer.StartAsync(sendFirst: true);

        await Leave().Soon();
        await server.Aborted.Task.Soon();

        async Task Leave()
        {
            await foreach (var item in server.Invoker.ServerStreaming(TestMethods.ServerStreaming, "q", default)) break;
        }
    }

    [Fact]
    public async Task DisposingADuplexCallWithAnOpenRequestResetsTheStream()
    {
        await using var server = await SilentServer.StartAsync(sendFirst: true);
        var call = server.Invoker.DuplexStreaming(TestMethods.Duplex, default);
        await call.WriteAsync("one").Soon();
        Assert.True(await call.MoveNextAsync().Soon());

        call.Dispose();

        await server.Aborted.Task.Soon();
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.WriteAsync("two").Soon())).StatusCode);
    }

    [Fact]
    public async Task DisposingTheChannelCancelsItsCallsAndRefusesNewOnes()
    {
        await using var server = await SilentServer.StartAsync(sendFirst: false);
        var invoker = server.Invoker;
        var calls = Enumerable.Range(0, 10).Select(_ => invoker.Unary(TestMethods.Unary, "q", default)).ToArray();
        await server.Started.Task.Soon();

        server.Server.Channel.Dispose();

        foreach (var call in calls) Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon())).StatusCode);
        Assert.Throws<ObjectDisposedException>(() => { invoker.Unary(TestMethods.Unary, "q", default); });
        Assert.Throws<ObjectDisposedException>(() => server.Server.Channel.CreateCallInvoker());
        await server.Aborted.Task.Soon();
    }

    [Fact]
    public async Task TheStatusOfACallUnderWayIsNotThereYet()
    {
        await using var server = await SilentServer.StartAsync(sendFirst: false);
        using var call = server.Invoker.Unary(TestMethods.Unary, "q", default);

        Assert.Throws<InvalidOperationException>(() => call.GetStatus());
        Assert.Throws<InvalidOperationException>(() => call.GetTrailers());
    }

    /// <summary>Delivers a response only when its deadline has passed, and keeps the call from cancelling it before.</summary>
    private sealed class LateHandler(HttpMessageHandler inner, DateTime deadline) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, CancellationToken.None);
            while (DateTime.UtcNow < deadline) await Task.Delay(10, CancellationToken.None);
            return response;
        }
    }
}
