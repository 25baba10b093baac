namespace ProtoGen.Grpc.Client;

/// <summary>
/// A call with a stream both ways; it is under way when you get it. Writing and reading are independent: one task may write while another reads.
/// Responses are enumerated (once) or stepped through by <see cref="MoveNextAsync"/>. Read to the end or dispose: nothing else ends the call.
/// </summary>
/// <typeparam name="TRequest">The request message type.</typeparam>
/// <typeparam name="TResponse">The response message type.</typeparam>
public sealed class DuplexStreamingCall<TRequest, TResponse> : IAsyncEnumerable<TResponse>, IDisposable
{
    private int _enumerated;

    internal DuplexStreamingCall(CallCore call, IRequestWriter<TRequest> writer, IResponseReader<TResponse> reader)
    {
        Core = call;
        Writer = writer;
        Reader = reader;
    }

    /// <summary>The response headers; fails with an <see cref="RpcException"/> when the call ends without them.</summary>
    public Task<Metadata> ResponseHeadersAsync => Core.ResponseHeadersAsync;

    /// <summary>The message that the last <see cref="MoveNextAsync"/> has brought.</summary>
    public TResponse Current => Reader.Current;

    internal CallCore Core { get; }

    internal IRequestWriter<TRequest> Writer { get; }

    internal IResponseReader<TResponse> Reader { get; }

    /// <summary>Makes a call out of its parts, for fakes and for invokers of one's own.</summary>
    /// <param name="write">What happens to a request.</param>
    /// <param name="complete">What happens at the end of the requests; null for nothing.</param>
    /// <param name="responses">The responses; an <see cref="RpcException"/> that it throws is the status.</param>
    /// <param name="headers">The response headers; null for none.</param>
    /// <param name="trailers">The trailers; null for none.</param>
    /// <param name="onDispose">What disposing the call does, at most once.</param>
    public static DuplexStreamingCall<TRequest, TResponse> Create(
        Func<TRequest, CancellationToken, ValueTask> write,
        Func<ValueTask>? complete,
        IAsyncEnumerable<TResponse> responses,
        Metadata? headers = null,
        Metadata? trailers = null,
        Action? onDispose = null)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(responses);
        var call = new SuppliedCall(headers, trailers, onDispose);
        return new DuplexStreamingCall<TRequest, TResponse>(
            call,
            new SuppliedWriter<TRequest>(write, complete, call),
            new SuppliedReader<TResponse>(responses, call));
    }

    /// <summary>Sends a request. Completes when it is on its way or in the send buffer, and waits while that is full. Safe for concurrent callers.</summary>
    /// <param name="message">The request.</param>
    /// <param name="cancellationToken">Gives up waiting for room: this request is not sent, and the call goes on.</param>
    /// <exception cref="RpcException">The call has ended (with the status that the exception carries, which may be OK), or the message is too large.</exception>
    /// <exception cref="InvalidOperationException">The requests were completed before.</exception>
    public ValueTask WriteAsync(TRequest message, CancellationToken cancellationToken = default) => Writer.WriteAsync(message, options: null, cancellationToken);

    /// <summary>The same as <see cref="WriteAsync(TRequest, CancellationToken)"/>, with options for this message.</summary>
    public ValueTask WriteAsync(TRequest message, WriteOptions options, CancellationToken cancellationToken = default) => Writer.WriteAsync(message, options, cancellationToken);

    /// <summary>Says that no request follows. Calling it again does nothing.</summary>
    public ValueTask CompleteAsync() => Writer.CompleteAsync();

    /// <summary>Waits for the next response. One step at a time.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False at the successful end of the call.</returns>
    /// <exception cref="RpcException">The call failed.</exception>
    public ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken = default) => Reader.MoveNextAsync(cancellationToken);

    /// <summary>Enumerates the responses, once. Leaving early does not end the call: requests may still be written.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="InvalidOperationException">The responses were enumerated before.</exception>
    public IAsyncEnumerator<TResponse> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _enumerated, 1) != 0) throw new InvalidOperationException("The responses of a call can be enumerated only once.");
        return new ResponseSequence<TResponse>(Reader, Core, ownsCall: false, cancellationToken);
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
