using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>
/// What only some calls need, so that a plain unary call does not pay for it: metadata, a status set by hand, cancellation, a timer, a stream.
/// </summary>
internal sealed class CallExtras
{
    /// <summary>The lock of the call: whatever ends it or touches its response from more than one thread holds it.</summary>
    public Lock Lock { get; } = new();

    public Metadata? RequestHeaders { get; set; }

    public Metadata? ResponseTrailers { get; set; }

    public Status Status { get; set; }

    /// <summary>What undoes the compression of the requests; null if they are not compressed.</summary>
    public ICompressionProvider? RequestCompression { get; init; }

    /// <summary>What compresses the responses; null for nothing.</summary>
    public ICompressionProvider? ResponseCompression { get; init; }

    public WriteOptions WriteOptions { get; set; }

    /// <summary>Null until somebody asks for the token.</summary>
    public CancellationTokenSource? Cancellation { get; set; }

    public CancellationTokenRegistration AbortRegistration { get; set; }

    public CancellationToken? Token => Cancellation?.Token;

    public Timer? Timer { get; set; }

    /// <summary>Ends the response after the deadline passed; the request must stay alive until it is done.</summary>
    public Task? DeadlineCompletion { get; set; }

    /// <summary>The response stream; null until there is one.</summary>
    public ResponseFlushes? Flushes { get; set; }

    /// <summary>True while a flush waits for the client to read.</summary>
    public bool FlushBlocked { get; set; }
}
