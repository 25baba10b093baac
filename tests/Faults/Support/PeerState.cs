using ProtoGen.Grpc;

namespace ProtoGen.Faults.Support;

/// <summary>What the calls of a server are doing.</summary>
internal sealed class PeerState
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _active;
    private long _written;
    private long _entered;

    /// <summary>What the calls wait for that are to be there at the same time.</summary>
    public Task Gate => _gate.Task;

    /// <summary>Handlers that have not returned.</summary>
    public int Active => Volatile.Read(ref _active);

    /// <summary>Handlers that were ever entered.</summary>
    public long Entered => Interlocked.Read(ref _entered);

    /// <summary>Messages whose write has come back.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>Told of every call.</summary>
    public Action<object>? OnCall { get; set; }

    public void OpenGate() => _gate.TrySetResult();

    public void CountWritten() => Interlocked.Increment(ref _written);

    public IDisposable Enter(ServerCallContext context)
    {
        OnCall?.Invoke(context);
        Interlocked.Increment(ref _entered);
        Interlocked.Increment(ref _active);
        return new Exit(this);
    }

    private sealed class Exit(PeerState state) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref state._active);
    }
}
