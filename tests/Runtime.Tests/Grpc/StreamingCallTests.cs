using System.Text;
using Microsoft.AspNetCore.Http;
using ProtoGen.CodeGen;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Tests.Grpc;

public sealed class StreamingCallTests
{
    [Fact]
    public async Task AServerStreamIsEnumeratedInOrder()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.Begin();
            for (var i = 0; i < 2000; i++) await context.SendAsync(RawCalls.Frame($"item {i}"));
            context.End();
        });

        using var call = server.Invoker.ServerStreaming(TestMethods.ServerStreaming, "q", default);

        Assert.Equal(Enumerable.Range(0, 2000).Select(i => $"item {i}"), await call.ToListSoon());
        Assert.Equal(Status.Ok, call.GetStatus());
        Assert.False(await call.MoveNextAsync().Soon());
    }

    [Fact]
    public async Task AStreamCanBeEnumeratedOnlyOnce()
    {
        await using var server = await RawServer.StartAsync(context => context.ReplyAsync("ok"));
        using var call = server.Invoker.ServerStreaming(TestMethods.ServerStreaming, "q", default);

        Assert.Equal(["ok"], await call.ToListSoon());
        Assert.Throws<InvalidOperationException>(() => call.GetAsyncEnumerator());
    }

    [Fact]
    public async Task AnErrorAfterSomeMessagesComesAfterThem()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.Begin();
            await context.SendAsync([.. RawCalls.Frame("one"), .. RawCalls.Frame("two")]);
            context.End(9, "no more");
        });
        using var call = server.Invoker.ServerStreaming(TestMethods.ServerStreaming, "q", default);
        var items = new List<string>();

        var exception = await Assert.ThrowsAsync<RpcException>(() => Read().Soon());

        Assert.Equal(["one", "two"], items);
        Assert.Equal(new Status(StatusCode.FailedPrecondition, "no more"), exception.Status);
        Assert.Equal(StatusCode.FailedPrecondition, (await Assert.ThrowsAsync<RpcException>(() => call.MoveNextAsync().Soon())).StatusCode);

        async Task Read()
        {
            await foreach (var item in call) items.Add(item);
        }
    }

    [Fact]
    public async Task AClientStreamSendsEverythingAndGetsOneResponse()
    {
        await using var server = await RawServer.StartAsync(SummarizeAsync);
        using var call = server.Invoker.ClientStreaming(TestMethods.ClientStreaming, default);

        for (var i = 0; i < 5000; i++) await call.WriteAsync($"{i}").Soon();
        await call.CompleteAsync().Soon();
        await call.CompleteAsync().Soon();

        Assert.Equal("5000 messages, the last is 4999", await call.ResponseAsync.Soon());
        await Assert.ThrowsAnyAsync<Exception>(() => call.WriteAsync("late").Soon());
    }

    [Fact]
    public async Task AnEmptyClientStreamIsOne()
    {
        await using var server = await RawServer.StartAsync(SummarizeAsync);
        using var call = server.Invoker.ClientStreaming(TestMethods.ClientStreaming, default);

        await call.CompleteAsync().Soon();

        Assert.Equal("0 messages, the last is ", await call.ResponseAsync.Soon());
    }

    [Fact]
    public async Task ConcurrentWritersNeverMixTheirMessages()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            var sizes = new Dictionary<byte, int>();
            await foreach (var message in context.ReadAllAsync())
            {
                if (message.AsSpan().ContainsAnyExcept(message[0])) sizes[255] = 1;
                sizes[message[0]] = sizes.GetValueOrDefault(message[0]) + message.Length;
            }

            await context.ReplyAsync(string.Join(';', sizes.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}")));
        });
        var method = new Method<byte[], string>(MethodType.ClientStreaming, "t", "M", BytesMarshaller.Instance, StringMarshaller.Instance);
        using var call = server.Invoker.ClientStreaming(method, default);

        await Task.WhenAll(Enumerable.Range(1, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                var message = new byte[3000];
                message.AsSpan().Fill((byte)writer);
                await call.WriteAsync(message);
            }
        }))).Soon();
        await call.CompleteAsync();

        Assert.Equal(string.Join(';', Enumerable.Range(1, 8).Select(writer => $"{writer}=150000")), await call.ResponseAsync.Soon());
    }

    [Fact]
    public async Task DuplexPingPongIsNeverHeldBack()
    {
        await using var server = await RawServer.StartAsync(EchoAsync);
        using var call = server.Invoker.DuplexStreaming(TestMethods.Duplex, default);

        for (var i = 0; i < 200; i++)
        {
            await call.WriteAsync($"ping {i}").Soon();
            Assert.True(await call.MoveNextAsync().Soon());
            Assert.Equal($"ping {i}", call.Current);
        }

        await call.CompleteAsync();
        Assert.False(await call.MoveNextAsync().Soon());
        Assert.Equal(Status.Ok, call.GetStatus());
    }

    [Fact]
    public async Task TheServerMaySpeakFirst()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.Response.Headers["x-greeting"] = "hi";
            context.Begin();
            await context.SendAsync(RawCalls.Frame("welcome"));
            await EchoAsync(context);
        });
        using var call = server.Invoker.DuplexStreaming(TestMethods.Duplex, default);

        Assert.Equal("hi", (await call.ResponseHeadersAsync.Soon()).GetValue("x-greeting"));
        Assert.True(await call.MoveNextAsync().Soon());
        Assert.Equal("welcome", call.Current);
    }

    [Fact]
    public async Task LargeMessagesGoThroughADuplexCall()
    {
        await using var server = await RawServer.StartAsync(EchoAsync);
        var channel = server.NewChannel(new GrpcChannelOptions { MaxReceiveMessageSize = null });
        using var call = channel.CreateCallInvoker().DuplexStreaming(TestMethods.DuplexBytes, default);
        var payload = new byte[5_000_000];
        new Random(7).NextBytes(payload);

        var write = call.WriteAsync(payload);
        Assert.True(await call.MoveNextAsync().Soon());
        await write.Soon();

        Assert.Equal(payload, call.Current);
    }

    [Fact]
    public async Task AWriterWaitsForAServerThatDoesNotRead()
    {
        var readOn = new TaskCompletionSource();
        await using var server = await RawServer.StartAsync(async context =>
        {
            await readOn.Task.WaitAsync(context.RequestAborted);
            var count = 0;
            await foreach (var message in context.ReadAllAsync()) count++;
            await context.ReplyAsync($"{count}");
        });
        var method = new Method<byte[], string>(MethodType.ClientStreaming, "t", "M", BytesMarshaller.Instance, StringMarshaller.Instance);
        using var call = server.Invoker.ClientStreaming(method, default);
        var message = new byte[16 * 1024];

        // The windows and buffers between here and there hold well under 16 MB; a writer that got that far would not be held back at all.
        var written = 0;
        var blocked = Task.CompletedTask;
        while (written < 1024)
        {
            blocked = call.WriteAsync(message).AsTask();
            written++;
            if (await Task.WhenAny(blocked, RawServer.IdleAsync()) != blocked) break;
        }

        Assert.True(written < 1024, "The writer was never held back.");
        readOn.SetResult();
        await blocked.Soon();
        await call.CompleteAsync();
        Assert.Equal($"{written}", await call.ResponseAsync.Soon());
    }

    [Fact]
    public async Task AWriteThatGivesUpWaitingLeavesTheCallAlive()
    {
        var readOn = new TaskCompletionSource();
        await using var server = await RawServer.StartAsync(async context =>
        {
            await readOn.Task.WaitAsync(context.RequestAborted);
            await SummarizeAsync(context);
        });
        using var call = server.Invoker.ClientStreaming(TestMethods.ClientStreaming, default);
        using var giveUp = new CancellationTokenSource();
        var large = new string('x', 100_000);
        var written = 0;
        Task? waiting = null;
        while (waiting is null)
        {
            var write = call.WriteAsync(large, giveUp.Token).AsTask();
            if (!write.IsCompleted && await Task.WhenAny(write, RawServer.IdleAsync()) != write) waiting = write;
            else written++;
        }

        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Soon());
        readOn.SetResult();
        await call.WriteAsync("last").Soon();
        await call.CompleteAsync();

        Assert.Equal($"{written + 1} messages, the last is last", await call.ResponseAsync.Soon());
    }

    [Fact]
    public async Task AServerThatAnswersEarlyEndsTheUpload()
    {
        await using var server = await RawServer.StartAsync(context => context.ReplyAsync("enough"));
        using var call = server.Invoker.ClientStreaming(TestMethods.ClientStreaming, default);

        Assert.Equal("enough", await call.ResponseAsync.Soon());
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.WriteAsync("more").Soon());
        Assert.Equal(StatusCode.OK, exception.StatusCode);
    }

    [Fact]
    public async Task AMessageThatIsTooLargeIsNotSentAndTheCallGoesOn()
    {
        await using var server = await RawServer.StartAsync(SummarizeAsync);
        var channel = server.NewChannel(new GrpcChannelOptions { MaxSendMessageSize = 10 });
        using var call = channel.CreateCallInvoker().ClientStreaming(TestMethods.ClientStreaming, default);

        await call.WriteAsync("small").Soon();
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.WriteAsync("much too large").Soon());
        await Assert.ThrowsAsync<FormatException>(async () => await server.NewChannel(new GrpcChannelOptions()).CreateCallInvoker().ClientStreaming(TestMethods.ClientStreaming, default).WriteAsync("unserializable"));
        await call.CompleteAsync();

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
        Assert.Equal("1 messages, the last is small", await call.ResponseAsync.Soon());
    }

    [Fact]
    public async Task ASequenceIsUploaded()
    {
        await using var server = await RawServer.StartAsync(SummarizeAsync);

        using var call = ClientStreams.SendAllAsync(server.Invoker.ClientStreaming(TestMethods.ClientStreaming, default), Numbers(300));

        Assert.Equal("300 messages, the last is 299", await call.ResponseAsync.Soon());
        Assert.Equal(Status.Ok, call.GetStatus());
    }

    [Fact]
    public async Task AFailingSequenceResetsTheCallAndItsExceptionComesOut()
    {
        var started = new TaskCompletionSource();
        var aborted = new TaskCompletionSource();
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.RequestAborted.Register(() => aborted.TrySetResult());
            started.TrySetResult();
            await SummarizeAsync(context);
        });

        using var upload = ClientStreams.SendAllAsync(server.Invoker.ClientStreaming(TestMethods.ClientStreaming, default), Failing());
        await Assert.ThrowsAsync<ArithmeticException>(() => upload.ResponseAsync.Soon());
        await aborted.Task.Soon();

        var exchange = ClientStreams.ExchangeAsync(server.Invoker.DuplexStreaming(TestMethods.Duplex, default), Failing());
        await Assert.ThrowsAsync<ArithmeticException>(() => exchange.ToListSoon());

        async IAsyncEnumerable<string> Failing()
        {
            yield return "one";
            await started.Task;
            throw new ArithmeticException("the source broke");
        }
    }

    [Fact]
    public async Task TheServersStatusOutranksTheEndOfTheUploadThatItCauses()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            await context.Request.BodyReader.ReadAsync();
            context.Begin();
            context.Response.Headers["grpc-status"] = "7";
            await context.Response.CompleteAsync();
        });
        var disposed = new TaskCompletionSource();

        using var call = ClientStreams.SendAllAsync(server.Invoker.ClientStreaming(TestMethods.ClientStreaming, default), Endless(disposed));
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon());
        await disposed.Task.Soon();

        Assert.Equal(StatusCode.PermissionDenied, exception.StatusCode);
    }

    [Fact]
    public async Task AnExchangeRunsBothWays()
    {
        await using var server = await RawServer.StartAsync(EchoAsync);

        var responses = ClientStreams.ExchangeAsync(server.Invoker.DuplexStreaming(TestMethods.Duplex, default), Numbers(1000));

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"{i}"), await responses.ToListSoon());
        await Assert.ThrowsAsync<InvalidOperationException>(() => responses.ToListSoon());
    }

    [Fact]
    public async Task LeavingAnExchangeEndsTheCallAndTheSequence()
    {
        var aborted = new TaskCompletionSource();
        var disposed = new TaskCompletionSource();
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.RequestAborted.Register(() => aborted.TrySetResult());
            await EchoAsync(context);
        });

        await Leave().Soon();
        await disposed.Task.Soon();
        await aborted.Task.Soon();

        async Task Leave()
        {
            await foreach (var item in ClientStreams.ExchangeAsync(server.Invoker.DuplexStreaming(TestMethods.Duplex, default), Endless(disposed)))
            {
                Assert.Equal("0", item);
                break;
            }
        }
    }

    private static async IAsyncEnumerable<string> Numbers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (i % 100 == 0) await Task.Yield();
            yield return $"{i}";
        }
    }

    private static async IAsyncEnumerable<string> Endless(TaskCompletionSource disposed, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                yield return $"{i}";
                if (i > 10) await Task.Delay(5, cancellationToken);
            }
        }
        finally
        {
            disposed.TrySetResult();
        }
    }

    private static async Task SummarizeAsync(HttpContext context)
    {
        var count = 0;
        var last = "";
        await foreach (var message in context.ReadAllAsync())
        {
            count++;
            last = Encoding.UTF8.GetString(message);
        }

        await context.ReplyAsync($"{count} messages, the last is {last}");
    }

    private static async Task EchoAsync(HttpContext context)
    {
        if (!context.Response.HasStarted) context.Begin();
        await foreach (var message in context.ReadAllAsync()) await context.SendAsync(RawCalls.Frame(message));
        context.End();
    }
}
