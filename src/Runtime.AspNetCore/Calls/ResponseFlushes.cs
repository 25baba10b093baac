using System.Buffers;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>The messages of one response stream on their way to the transport; guarded by the call's lock.</summary>
internal sealed class ResponseFlushes(ServerCall call, CallExtras extras) : IThreadPoolWorkItem
{
    public CallExtras Extras { get; } = extras;

    /// <summary>
    /// The messages of a burst, until the flush that is queued. The response pipe takes two locks per write, which cost more than a small message itself, so they go
    /// there together.
    /// </summary>
    public SendBuffer Gathered { get; } = new(ServerCall.GatheredSize);

    /// <summary>True if something was written since the last flush.</summary>
    public bool HasUnflushed { get; set; }

    /// <summary>When the last flush began, as a <see cref="System.Diagnostics.Stopwatch"/> timestamp.</summary>
    public long LastFlush { get; set; }

    /// <summary>True while a flush stands in the thread pool's queue.</summary>
    public bool IsQueued { get; set; }

    /// <summary>A flush that the transport has not taken yet; while it is there, nothing more is written.</summary>
    public Task? Blocked { get; set; }

    /// <summary>Writers that wait for their turn.</summary>
    public int Waiting { get; set; }

    /// <summary>Moves what was gathered into the response pipe.</summary>
    public void MoveTo(IBufferWriter<byte> output)
    {
        try
        {
            if (Gathered.Length > 0)
            {
                output.Write(Gathered.Written.Span);
            }
        }
        finally
        {
            // Not kept: ten thousand idle streams would hold it.
            Gathered.Release();
        }
    }

    void IThreadPoolWorkItem.Execute() => call.FlushQueued(this);
}
