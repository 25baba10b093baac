namespace ProtoGen.Grpc.Client;

/// <summary>Cancels what HttpClient does for a call, one call after the other; see <see cref="CallTransports"/>.</summary>
internal sealed class CallTransport : CancellationTokenSource
{
    private volatile HttpCall? _call;

    /// <summary>The call under way.</summary>
    public HttpCall? Call
    {
        get => _call;
        set => _call = value;
    }

    /// <summary>The neighbours in the channel's list; guarded by <see cref="CallTransports"/>.</summary>
    public CallTransport? Next { get; set; }

    /// <summary>See <see cref="Next"/>.</summary>
    public CallTransport? Previous { get; set; }
}
