using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>Counts its instances and disposals in a registered object.</summary>
internal sealed class LifetimeService : EchoBase, IAsyncDisposable
{
    private readonly Counter _counter;

    public LifetimeService(Counter counter)
    {
        _counter = counter;
        Interlocked.Increment(ref counter.Created);
    }

    public override ValueTask<string> Unary(string request, ServerCallContext context) => new($"{_counter.Created}/{_counter.Disposed}");

    public override ValueTask Count(Number request, IServerStreamWriter<string> responses, ServerCallContext context)
        => responses.WriteAsync($"{_counter.Created}/{_counter.Disposed}");

    public ValueTask DisposeAsync()
    {
        Interlocked.Increment(ref _counter.Disposed);
        return default;
    }

    internal sealed class Counter
    {
        public int Created;
        public int Disposed;
    }
}
