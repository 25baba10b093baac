using ProtoGen.CodeGen;
using ProtoGen.Grpc;

namespace ProtoGen.Tests.Grpc;

public sealed class ServerVocabularyTests
{
    [Fact]
    public async Task ThePumpWritesEveryItemAndDisposesTheSequence()
    {
        var disposed = new TaskCompletionSource();
        var writer = new Writer();

        await ServerStreamPump.PumpAsync(Items(disposed, 3), writer, new Context()).Soon();

        Assert.Equal(["0", "1", "2"], writer.Log);
        Assert.True(disposed.Task.IsCompleted);
    }

    [Fact]
    public async Task ThePumpStopsBetweenItemsWhenTheCallIsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        var disposed = new TaskCompletionSource();
        var writer = new Writer { OnWrite = cancel.Cancel };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ServerStreamPump.PumpAsync(Items(disposed, int.MaxValue), writer, new Context { Token = cancel.Token }).Soon());

        Assert.Equal(["0"], writer.Log);
        Assert.True(disposed.Task.IsCompleted);
    }

    [Fact]
    public async Task ThePumpFlushesOnlyBeforeAPause()
    {
        var pause = new TaskCompletionSource();
        var writer = new BufferingWriter { OnFlush = pause.SetResult };

        await ServerStreamPump.PumpAsync(Bursts(), writer, new Context()).Soon();

        Assert.Equal(["a", "b", "flush", "c"], writer.Log);

        async IAsyncEnumerable<string> Bursts()
        {
            yield return "a";
            yield return "b";
            await pause.Task;
            yield return "c";
        }
    }

    [Fact]
    public async Task AFailedFlushStillDisposesTheSequence()
    {
        var pause = new TaskCompletionSource();
        var disposed = false;
        var writer = new BufferingWriter
        {
            OnFlush = () =>
            {
                pause.SetResult();
                throw new IOException("gone");
            },
        };

        await Assert.ThrowsAsync<IOException>(() => ServerStreamPump.PumpAsync(Paused(), writer, new Context()).Soon());
        Assert.True(disposed);

        async IAsyncEnumerable<string> Paused()
        {
            try
            {
                yield return "a";
                await pause.Task;
                yield return "b";
            }
            finally
            {
                disposed = true;
            }
        }
    }

    [Fact]
    public async Task TheDefaultBodiesAreUnimplemented()
    {
        var context = new Context();
        var unary = await Assert.ThrowsAsync<RpcException>(() => Unimplemented.Call<int>(context).Soon());
        var stream = await Assert.ThrowsAsync<RpcException>(() => Unimplemented.Stream<int>(context).ToListSoon());

        Assert.Equal(StatusCode.Unimplemented, unary.StatusCode);
        Assert.Equal(StatusCode.Unimplemented, stream.StatusCode);
        Assert.Contains("/t.S/M", unary.Status.Detail, StringComparison.Ordinal);
    }

    private static async IAsyncEnumerable<string> Items(TaskCompletionSource disposed, int count)
    {
        try
        {
            for (var i = 0; i < count; i++)
            {
                await Task.Yield();
                yield return $"{i}";
            }
        }
        finally
        {
            disposed.TrySetResult();
        }
    }

    private class Writer : IServerStreamWriter<string>
    {
        public List<string> Log { get; } = [];

        public Action? OnWrite { get; init; }

        public ValueTask WriteAsync(string message, CancellationToken cancellationToken = default)
        {
            Log.Add(message);
            OnWrite?.Invoke();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class BufferingWriter : Writer, IBufferingStreamWriter<string>
    {
        public Action? OnFlush { get; init; }

        public ValueTask WriteBufferedAsync(string message, CancellationToken cancellationToken) => WriteAsync(message, cancellationToken);

        public ValueTask FlushAsync(CancellationToken cancellationToken)
        {
            Log.Add("flush");
            OnFlush?.Invoke();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Context : ServerCallContext
    {
        public CancellationToken Token { get; init; }

        public override string Method => "/t.S/M";

        public override string Host => "localhost";

        public override string Peer => "ipv4:127.0.0.1:1";

        public override DateTime Deadline => DateTime.MaxValue;

        public override CancellationToken CancellationToken => Token;

        public override Metadata RequestHeaders { get; } = [];

        public override Metadata ResponseTrailers { get; } = [];

        public override Status Status { get; set; }

        public override ValueTask WriteResponseHeadersAsync(Metadata headers) => ValueTask.CompletedTask;
    }
}
