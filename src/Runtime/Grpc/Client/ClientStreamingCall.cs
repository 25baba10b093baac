using System.Runtime.CompilerServices;

namespace ProtoGen.Grpc.Client;

/// <summary>
/// A call with a stream of requests and one response; it is under way when you get it. Write the requests, complete them, and await the call for the
/// response; a failure is an <see cref="RpcException"/>.
/// </summary>
/// <typeparam name="TRequest">The request message type.</typeparam>
/// <typeparam name="TResponse">The response message type.</typeparam>
public sealed class ClientStreamingCall<TRequest, TResponse> : IDisposable
{
    internal ClientStreamingCall(CallCore call, IRequestWriter<TRequest> writer, Task<TResponse> response)
    {
        Core = call;
        Writer = writer;
        ResponseAsync = response;
    }

    /// <summary>The response; it may come before the requests are complete. Fails with an <see cref="RpcException"/>.</summary>
    public Task<TResponse> ResponseAsync { get; }

    /// <summary>The response headers; fails with an <see cref="RpcException"/> when the call ends without them.</summary>
    public Task<Metadata> ResponseHeadersAsync => Core.ResponseHeadersAsync;

    internal CallCore Core { get; }

    internal IRequestWriter<TRequest> Writer { get; }

    /// <summary>Makes a call out of its parts, for fakes and for invokers of one's own.</summary>
    /// <param name="write">What happens to a request.</param>
    /// <param name="complete">What happens at the end of the requests; null for nothing.</param>
    /// <param name="response">The outcome.</param>
    /// <param name="headers">The response headers; null for none.</param>
    /// <param name="trailers">The trailers; null for none.</param>
    /// <param name="onDispose">What disposing the call does, at most once.</param>
    public static ClientStreamingCall<TRequest, TResponse> Create(
        Func<TRequest, CancellationToken, ValueTask> write,
        Func<ValueTask>? complete,
        Task<TResponse> response,
        Metadata? headers = null,
        Metadata? trailers = null,
        Action? onDispose = null)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(response);
        var call = new SuppliedCall(headers, trailers, onDispose);
        call.FollowTask(response);
        return new ClientStreamingCall<TRequest, TResponse>(call, new SuppliedWriter<TRequest>(write, complete, call), response);
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

    /// <summary>Awaits the response.</summary>
    public TaskAwaiter<TResponse> GetAwaiter() => ResponseAsync.GetAwaiter();

    /// <summary>Configures how the response is awaited.</summary>
    public ConfiguredTaskAwaitable<TResponse> ConfigureAwait(bool continueOnCapturedContext) => ResponseAsync.ConfigureAwait(continueOnCapturedContext);

    /// <summary>The status with which the call ended.</summary>
    /// <exception cref="InvalidOperationException">The call has not ended.</exception>
    public Status GetStatus() => Core.GetStatus();

    /// <summary>The trailers with which the call ended.</summary>
    /// <exception cref="InvalidOperationException">The call has not ended.</exception>
    public Metadata GetTrailers() => Core.GetTrailers();

    /// <summary>Ends the call if it is under way: the stream is reset, and the status is <see cref="StatusCode.Cancelled"/>.</summary>
    public void Dispose() => Core.Dispose();
}
