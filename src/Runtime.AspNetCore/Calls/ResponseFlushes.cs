namespace ProtoGen.AspNetCore.Calls;

/// <summary>The flush state of one response stream; guarded by the call's lock, which is <see cref="Extras"/>.</summary>
internal sealed class ResponseFlushes(ServerCall call, CallExtras extras) : IThreadPoolWorkItem
{
    public CallExtras Extras { get; } = extras;

    /// <summary>Bytes in the pipe that no flush covers yet.</summary>
    public int Unflushed { get; set; }

    /// <summary>When the last flush began, as a <see cref="System.Diagnostics.Stopwatch"/> timestamp.</summary>
    public long LastFlush { get; set; }

    /// <summary>True while a flush stands in the thread pool's queue.</summary>
    public bool IsQueued { get; set; }

    /// <summary>A flush that the transport has not taken yet; while it is there, nothing more is written.</summary>
    public Task? Blocked { get; set; }

    /// <summary>Writers that wait for their turn.</summary>
    public int Waiting { get; set; }

    void IThreadPoolWorkItem.Execute() => call.FlushQueued(this);
}
