using System.Collections.Concurrent;
using ProtoGen.CodeGen;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Tests.Grpc;

/// <summary>One hook around the four shapes of a client's calls.</summary>
public sealed class ClientInterceptorTests
{
    private static readonly MethodType[] _shapes = Enum.GetValues<MethodType>();

    public static TheoryData<MethodType> Shapes => [.. _shapes];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task EveryShapeRunsThroughTheChainInOrder(MethodType shape)
    {
        await using var server = await RawServer.StartAsync(EchoAsync);
        var log = new ConcurrentQueue<string>();
        var invoker = server.Channel.Intercept(new Logging("outer", log), new Logging("inner", log));

        Assert.Equal("a,b", await CallAsync(invoker, shape, "a", "b"));

        Assert.Equal(["outer begins", "inner begins", "inner ends OK x=1", "outer ends OK x=1"], log);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task HeadersGoOutAndTheCallersStayAsTheyWere(MethodType shape)
    {
        await using var server = await RawServer.StartAsync(EchoAsync);
        var headers = new Metadata { { "x-own", "1" } };
        var invoker = server.Channel.Intercept(new Acting(beforeSending: static (headers, _) => headers.Add("x-added", "2")));

        Assert.Equal("1+2", await CallAsync(invoker, shape, new CallOptions(headers), "headers"));
        Assert.Single(headers);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task MessagesCanBeChangedBothWays(MethodType shape)
    {
        await using var server = await RawServer.StartAsync(EchoAsync);
        var invoker = server.Channel.Intercept(new Marking("1"), new Marking("2"));

        // The outer one is the first to see requests and the last to see responses.
        // A response of several texts in one message is marked once at its end if it is streamed.
        Assert.Equal(shape == MethodType.ServerStreaming ? "a>1>2,b>1>2<2<1" : "a>1>2<2<1,b>1>2<2<1", await CallAsync(invoker, shape, "a", "b"));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task AFailureIsSeenAndCanBeReplaced(MethodType shape)
    {
        await using var server = await RawServer.StartAsync(static context =>
        {
            context.Begin();
            context.Response.Headers["grpc-status"] = "5";
            return Task.CompletedTask;
        });
        var log = new ConcurrentQueue<string>();
        var mapping = new Acting(onFailure: static exception => exception is RpcException { StatusCode: StatusCode.NotFound } ? new KeyNotFoundException("mapped") : exception);

        var invoker = server.Channel.Intercept(mapping, new Logging("log", log));

        Assert.Equal("mapped", (await Assert.ThrowsAsync<KeyNotFoundException>(() => CallAsync(invoker, shape, "a"))).Message);
        Assert.Equal(["log begins", "log fails NotFound"], log);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task ACallCanBeAnsweredWithoutBeingSent(MethodType shape)
    {
        var calls = 0;
        await using var server = await RawServer.StartAsync(context =>
        {
            calls++;
            return EchoAsync(context);
        });

        var invoker = server.Channel.Intercept(new Answering());

        Assert.Equal("cached", await CallAsync(invoker, shape, "a"));
        Assert.Equal(0, calls);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task ACallCanBeRefusedByAStatus(MethodType shape)
    {
        await using var server = await RawServer.StartAsync(EchoAsync);
        var invoker = server.Channel.Intercept(new Refusing());

        var exception = await Assert.ThrowsAsync<RpcException>(() => CallAsync(invoker, shape, "a"));

        Assert.Equal(new Status(StatusCode.ResourceExhausted, "too many"), exception.Status);
    }

    [Fact]
    public async Task AUnaryCallCanBeSentAgain()
    {
        var calls = 0;
        await using var server = await RawServer.StartAsync(async context =>
        {
            if (Interlocked.Increment(ref calls) < 3)
            {
                context.Begin();
                context.Response.Headers["grpc-status"] = "14";
                return;
            }

            await EchoAsync(context);
        });
        using var call = server.Channel.Intercept(new Retrying()).Unary(TestMethods.Unary, "a", default);
        Assert.Equal("a", await call.ResponseAsync.Soon());
        Assert.Equal("1", call.GetTrailers().GetValue("x"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Equal(3, calls);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task AnInterceptorThatWaitsEndsWithTheDeadline(MethodType shape)
    {
        await using var server = await RawServer.StartAsync(EchoAsync);
        var invoker = server.Channel.Intercept(new Waiting());

        var exception = await Assert.ThrowsAsync<RpcException>(() => CallAsync(invoker, shape, new CallOptions(deadline: DateTime.UtcNow.AddMilliseconds(50)), "a"));

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
    }

    /// <summary>The call below knows a later one; it is stopped by the caller's, and that is to be seen.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task TheCallersDeadlineCountsEvenIfAnInterceptorPutsItOff(MethodType shape)
    {
        await using var server = await RawServer.StartAsync(static context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var invoker = server.Channel.Intercept(new Changing());

        var exception = await Assert.ThrowsAsync<RpcException>(() => CallAsync(invoker, shape, new CallOptions(deadline: DateTime.UtcNow.AddMilliseconds(50)), "a").Soon());

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
    }

    /// <summary>Timers run on coarser ticks than the clock: without care some of many fire before their time.</summary>
    [Fact]
    public async Task ADeadlineNeverPassesBeforeItsTime()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(static async i =>
        {
            var deadline = DateTime.UtcNow.AddMilliseconds(5 + (i * 0.37));
            var passed = new TaskCompletionSource<DateTime>();
            using var timer = new DeadlineTimer(deadline, () => passed.TrySetResult(DateTime.UtcNow));
            timer.Start();
            Assert.InRange(await passed.Task.Soon(), deadline, DateTime.MaxValue);
            Assert.True(timer.HasPassed);
        }));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task AnInterceptorThatWaitsEndsWithTheCallersToken(MethodType shape)
    {
        await using var server = await RawServer.StartAsync(EchoAsync);
        using var cancel = new CancellationTokenSource();
        var waiting = new Waiting();
        var call = CallAsync(server.Channel.Intercept(waiting), shape, new CallOptions(cancellationToken: cancel.Token), "a");

        await waiting.Reached.Task.Soon();
        await cancel.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.Soon())).StatusCode);
    }

    [Fact]
    public async Task TheDeadlineAlsoEndsACallThatIsUnderWay()
    {
        await using var server = await RawServer.StartAsync(static context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        var log = new ConcurrentQueue<string>();
        using var call = server.Channel.Intercept(new Logging("log", log)).ServerStreaming(TestMethods.ServerStreaming, "", new CallOptions(deadline: DateTime.UtcNow.AddMilliseconds(100)));

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.MoveNextAsync().Soon());

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
        Assert.Equal(["log begins", "log fails DeadlineExceeded"], log);
    }

    [Fact]
    public async Task DisposingAnUploadResetsItAndDoesNotCompleteIt()
    {
        var outcome = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var received = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await RawServer.StartAsync(async context =>
        {
            try
            {
                await foreach (var message in context.ReadAllAsync(context.RequestAborted)) received.TrySetResult();
                outcome.SetResult("complete");
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                outcome.SetResult("reset");
            }
        });
        var call = server.Channel.Intercept(new Marking("1")).ClientStreaming(TestMethods.ClientStreaming, default);
        await call.WriteAsync("a").Soon();
        await received.Task.Soon();
        call.Dispose();

        Assert.Equal("reset", await outcome.Task.Soon());
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon())).StatusCode);
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call.WriteAsync("b").Soon())).StatusCode);
    }

    [Fact]
    public async Task LeavingAStreamEarlyResetsIt()
    {
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.RequestAborted.Register(aborted.SetResult);
            context.Begin();
            await context.SendAsync(RawCalls.Frame("first"));
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        await foreach (var message in server.Channel.Intercept(new Marking("1")).ServerStreaming(TestMethods.ServerStreaming, "", default))
        {
            Assert.Equal("first<1", message);
            break;
        }

        await aborted.Task.Soon();
    }

    [Fact]
    public async Task BackPressureReachesTheWriter()
    {
        await using var server = await RawServer.StartAsync(static context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var call = server.Channel.Intercept(new Marking("")).DuplexStreaming(TestMethods.DuplexBytes, default);
        var message = new byte[100_000];
        var written = 0;
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            for (; written < 1000; written++) await call.WriteAsync(message, stop.Token);
        });
        Assert.InRange(written, 1, 200);
    }

    [Fact]
    public async Task ManyMessagesComeThroughInOrderWithTheirOptions()
    {
        var plain = 0;
        await using var server = await RawServer.StartAsync(async context =>
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            for (var rest = body.ToArray().AsMemory(); !rest.IsEmpty; rest = rest[(5 + (rest.Span[3] << 8 | rest.Span[4]))..]) plain += 1 - rest.Span[0];
            await context.ReplyAsync("");
        });
        using var call = server.Channel.Intercept(new Marking("1")).ClientStreaming(TestMethods.ClientStreaming, new CallOptions().WithCompressionAlgorithm("gzip"));
        for (var i = 0; i < 300; i++) await call.WriteAsync(new string('x', 200), i % 3 == 0 ? WriteOptions.NoCompress : WriteOptions.Default).Soon();
        await call.CompleteAsync().Soon();
        await call.ResponseAsync.Soon();
        Assert.Equal(100, plain);
    }

    [Fact]
    public async Task TheOptionsOfACallCanBeChanged()
    {
        await using var server = await RawServer.StartAsync(static async context => await context.ReplyAsync(context.Request.Headers["grpc-timeout"].ToString() + context.Request.Headers["grpc-encoding"]));
        using var call = server.Channel.Intercept(new Changing()).Unary(TestMethods.Unary, "", default);
        Assert.Matches("^[0-9]{1,8}[numSMH]gzip$", await call.ResponseAsync.Soon());
    }

    [Fact]
    public void WithoutInterceptorsTheInvokerIsTheSame()
    {
        using var channel = GrpcChannel.ForAddress("http://localhost");
        Assert.Same(channel.CreateCallInvoker(), channel.Intercept());
        Assert.Throws<ArgumentNullException>(() => channel.Intercept(null!, null!));
    }

    [Fact]
    public void AShapeHasOnlyItsOwnMessages()
    {
        var unary = new ClientCall<string, string>(TestMethods.Unary) { Request = "a" };
        Assert.Equal("a", unary.Request);
        Assert.Throws<InvalidOperationException>(() => unary.Requests);
        Assert.Throws<InvalidOperationException>(() => unary.Responses);
        var duplex = new ClientCall<string, string>(TestMethods.Duplex);
        Assert.Throws<InvalidOperationException>(() => duplex.Request);
        Assert.Throws<InvalidOperationException>(() => duplex.Response = "b");
        Assert.Throws<InvalidOperationException>(() => duplex.Requests);
    }

    private static Task<string> CallAsync(CallInvoker invoker, MethodType shape, params string[] texts) => CallAsync(invoker, shape, default, texts);

    /// <summary>Makes a call of a shape; single messages are the texts joined.</summary>
    private static async Task<string> CallAsync(CallInvoker invoker, MethodType shape, CallOptions options, params string[] texts)
    {
        var one = string.Join(',', texts);
        return shape switch
        {
            MethodType.Unary => await invoker.Unary(TestMethods.Unary, one, options).ResponseAsync.Soon(),
            MethodType.ServerStreaming => string.Join(',', await invoker.ServerStreaming(TestMethods.ServerStreaming, one, options).ToListSoon()),
            MethodType.ClientStreaming => await ClientStreams.SendAllAsync(invoker.ClientStreaming(TestMethods.ClientStreaming, options), texts.ToAsyncEnumerable()).ResponseAsync.Soon(),
            _ => string.Join(',', await ClientStreams.ExchangeAsync(invoker.DuplexStreaming(TestMethods.Duplex, options), texts.ToAsyncEnumerable()).ToListSoon()),
        };
    }

    /// <summary>Answers with the messages, as many as the shape asks for, and with x=1 as a trailer.</summary>
    private static async Task EchoAsync(Microsoft.AspNetCore.Http.HttpContext context)
    {
        var path = context.Request.Path.Value!;
        List<string> texts = [];
        await foreach (var message in context.ReadAllAsync()) texts.Add(System.Text.Encoding.UTF8.GetString(message));
        if (texts is ["headers"]) texts = [context.Request.Headers["x-own"] + "+" + context.Request.Headers["x-added"]];
        context.Begin();
        if (path.EndsWith("DuplexStreaming", StringComparison.Ordinal)) foreach (var text in texts) await context.SendAsync(RawCalls.Frame(text));
        else await context.SendAsync(RawCalls.Frame(string.Join(',', texts)));
        Microsoft.AspNetCore.Http.ResponseTrailerExtensions.AppendTrailer(context.Response, "x", "1");
        context.End();
    }

    private sealed class Logging(string name, ConcurrentQueue<string> log) : ClientInterceptor
    {
        public override async ValueTask InvokeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientNext<TRequest, TResponse> next)
        {
            log.Enqueue($"{name} begins");
            try
            {
                await next(call);
                log.Enqueue($"{name} ends {call.Status.StatusCode} x={call.ResponseTrailers.GetValue("x")}");
            }
            catch (RpcException exception)
            {
                log.Enqueue($"{name} fails {exception.StatusCode}");
                throw;
            }
        }
    }

    private sealed class Acting(Action<Metadata, object>? beforeSending = null, Func<Exception, Exception>? onFailure = null) : ClientInterceptor
    {
        public override async ValueTask InvokeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientNext<TRequest, TResponse> next)
        {
            beforeSending?.Invoke(call.RequestHeaders, call);
            try
            {
                await next(call);
            }
            catch (Exception exception) when (onFailure is not null)
            {
                throw onFailure(exception);
            }
        }
    }

    /// <summary>Appends a mark to every text.</summary>
    private sealed class Marking(string mark) : ClientInterceptor
    {
        public override async ValueTask InvokeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientNext<TRequest, TResponse> next)
        {
            if (call is not ClientCall<string, string> texts)
            {
                await next(call);
                return;
            }

            var streamsRequests = call.Method.Type is MethodType.ClientStreaming or MethodType.DuplexStreaming;
            var streamsResponses = call.Method.Type is MethodType.ServerStreaming or MethodType.DuplexStreaming;
            if (streamsRequests) texts.Requests = MarkAsync(texts.Requests);
            else texts.Request = string.Join(',', texts.Request.Split(',').Select(text => $"{text}>{mark}"));
            if (streamsResponses) texts.Responses = new Writer(texts.Responses, mark);
            await next(call);
            if (!streamsResponses) texts.Response = string.Join(',', texts.Response.Split(',').Select(text => $"{text}<{mark}"));
        }

        private async IAsyncEnumerable<string> MarkAsync(IAsyncEnumerable<string> texts)
        {
            await foreach (var text in texts) yield return $"{text}>{mark}";
        }

        private sealed class Writer(IServerStreamWriter<string> inner, string mark) : IServerStreamWriter<string>
        {
            public ValueTask WriteAsync(string message, CancellationToken cancellationToken = default) => inner.WriteAsync($"{message}<{mark}", cancellationToken);
        }
    }

    private sealed class Answering : ClientInterceptor
    {
        public override async ValueTask InvokeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientNext<TRequest, TResponse> next)
        {
            if (call.Method.Type is MethodType.ServerStreaming or MethodType.DuplexStreaming) await call.Responses.WriteAsync((TResponse)(object)"cached");
            else call.Response = (TResponse)(object)"cached";
        }
    }

    private sealed class Refusing : ClientInterceptor
    {
        public override ValueTask InvokeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientNext<TRequest, TResponse> next)
        {
            call.Status = new Status(StatusCode.ResourceExhausted, "too many");
            return default;
        }
    }

    private sealed class Retrying : ClientInterceptor
    {
        public override async ValueTask InvokeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientNext<TRequest, TResponse> next)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await next(call);
                    return;
                }
                catch (RpcException exception) when (exception.StatusCode == StatusCode.Unavailable && attempt < 5)
                {
                }
            }
        }
    }

    private sealed class Waiting : ClientInterceptor
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask InvokeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientNext<TRequest, TResponse> next)
        {
            Reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, call.CancellationToken);
        }
    }

    private sealed class Changing : ClientInterceptor
    {
        public override ValueTask InvokeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientNext<TRequest, TResponse> next)
        {
            call.Options = call.Options.WithDeadline(DateTime.UtcNow.AddSeconds(30)).WithCompressionAlgorithm("gzip");
            return next(call);
        }
    }
}
