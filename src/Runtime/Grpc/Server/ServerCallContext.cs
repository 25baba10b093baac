namespace ProtoGen.Grpc;

/// <summary>What a server method can see and set of the call that it serves.</summary>
public abstract class ServerCallContext
{
    private Dictionary<object, object?>? _userState;

    /// <summary>The path of the rpc: <c>/service/name</c>.</summary>
    public abstract string Method { get; }

    /// <summary>The host that the client called (<c>:authority</c>).</summary>
    public abstract string Host { get; }

    /// <summary>The address of the peer, such as <c>ipv4:127.0.0.1:50000</c>.</summary>
    public abstract string Peer { get; }

    /// <summary>The instant, in UTC, by which the client wants the call to have ended; <see cref="DateTime.MaxValue"/> when it named none.</summary>
    public abstract DateTime Deadline { get; }

    /// <summary>Is cancelled when the client cancels or vanishes, and when the deadline passes.</summary>
    public abstract CancellationToken CancellationToken { get; }

    /// <summary>The metadata that the client sent.</summary>
    public abstract Metadata RequestHeaders { get; }

    /// <summary>The metadata that goes out with the status; add to it until the method returns.</summary>
    public abstract Metadata ResponseTrailers { get; }

    /// <summary>The status with which the call ends when the method returns normally; <see cref="Grpc.Status.Ok"/> unless set.</summary>
    public abstract Status Status { get; set; }

    /// <summary>How responses are sent that say nothing else; set it before they are written. A context without a network below it ignores it.</summary>
    public virtual WriteOptions WriteOptions
    {
        get => default;
        set
        {
        }
    }

    /// <summary>Whatever interceptors and the method want to share during this call.</summary>
    public virtual IDictionary<object, object?> UserState => _userState ??= [];

    /// <summary>Sends the response headers now instead of with the first message.</summary>
    /// <exception cref="InvalidOperationException">The headers have been sent.</exception>
    public abstract ValueTask WriteResponseHeadersAsync(Metadata headers);
}
