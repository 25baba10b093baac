namespace ProtoGen.Grpc.Client;

/// <summary>
/// A call with one request and a stream of responses; it is under way when you get it. Enumerate it (once), or step by
/// <see cref="MoveNextAsync"/>; a failure is an <see cref="RpcException"/>. Leaving the enumeration early ends the call.
/// </summary>
/// <typeparam name="TResponse">The response message type.</typeparam>
public sealed class ServerStreamingCall<TResponse> : IAsyncEnumerable<TResponse>, IDisposable
{
    private readonly IResponseReader<TResponse> _reader;
    private int _enumerated;

    internal ServerStreamingCall(CallCore call, IResponseReader<TResponse> reader)
    {
        Core = call;
        _reader = reader;
    }

    /// <summary>The response headers; fails with an <see cref="RpcException"/> when the call ends without them.</summary>
    public Task<Metadata> ResponseHeadersAsync => Core.ResponseHeadersAsync;

    /// <summary>The message that the last <see cref="MoveNextAsync"/> has brought.</summary>
    public TResponse Current => _reader.Current;

    internal CallCore Core { get; }

    /// <summary>Makes a call out of its parts, for fakes and for invokers of one's own.</summary>
    /// <param name="responses">The responses; an <see cref="RpcException"/> that it throws is the status.</param>
    /// <param name="headers">The response headers; null for none.</param>
    /// <param name="trailers">The trailers; null for none.</param>
    /// <param name="onDispose">What disposing the call does, at most once.</param>
    public static ServerStreamingCall<TResponse> Create(IAsyncEnumerable<TResponse> responses, Metadata? headers = null, Metadata? trailers = null, Action? onDispose = null)
    {
        ArgumentNullException.ThrowIfNull(responses);
        var call = new SuppliedCall(headers, trailers, onDispose);
        return new ServerStreamingCall<TResponse>(call, new SuppliedReader<TResponse>(responses, call));
    }

    /// <summary>Waits for the next message. One step at a time.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False at the successful end of the call.</returns>
    /// <exception cref="RpcException">The call failed.</exception>
    public ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken = default) => _reader.MoveNextAsync(cancellationToken);

    /// <summary>Enumerates the responses, once.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="InvalidOperationException">The responses were enumerated before.</exception>
    public IAsyncEnumerator<TResponse> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _enumerated, 1) != 0) throw new InvalidOperationException("The responses of a call can be enumerated only once.");
        return new ResponseSequence<TResponse>(_reader, Core, ownsCall: true, cancellationToken);
    }

    /// <summary>The status with which the call ended.</summary>
    /// <exception cref="InvalidOperationException">The call has not ended.</exception>
    public Status GetStatus() => Core.GetStatus();

    /// <summary>The trailers with which the call ended.</summary>
    /// <exception cref="InvalidOperationException">The call has not ended.</exception>
    public Metadata GetTrailers() => Core.GetTrailers();

    /// <summary>Ends the call if it is under way: the stream is reset, and the status is <see cref="StatusCode.Cancelled"/>.</summary>
    public void Dispose() => Core.Dispose();
}
