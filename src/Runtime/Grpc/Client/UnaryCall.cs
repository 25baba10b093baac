using System.Runtime.CompilerServices;

namespace ProtoGen.Grpc.Client;

/// <summary>
/// A call with one request and one response; it is under way when you get it. Await it for the response; a failure is an
/// <see cref="RpcException"/>. A fake is one line: a <typeparamref name="TResponse"/> and a task of one convert to it.
/// </summary>
/// <typeparam name="TResponse">The response message type.</typeparam>
public sealed class UnaryCall<TResponse> : IDisposable
{
    internal UnaryCall(CallCore call, Task<TResponse> response)
    {
        Core = call;
        ResponseAsync = response;
    }

    /// <summary>The response. Fails with an <see cref="RpcException"/>.</summary>
    public Task<TResponse> ResponseAsync { get; }

    /// <summary>The response headers. They may come before the response; fails with an <see cref="RpcException"/> when the call ends without them.</summary>
    public Task<Metadata> ResponseHeadersAsync => Core.ResponseHeadersAsync;

    internal CallCore Core { get; }

    /// <summary>A finished call with this response.</summary>
    public static implicit operator UnaryCall<TResponse>(TResponse response) => Create(Task.FromResult(response));

    /// <summary>A call with this outcome.</summary>
    public static implicit operator UnaryCall<TResponse>(Task<TResponse> response) => Create(response);

    /// <summary>The response; lets a call go into <see cref="Task.WhenAll(Task[])"/> and its like.</summary>
    public static implicit operator Task<TResponse>(UnaryCall<TResponse> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.ResponseAsync;
    }

    /// <summary>Makes a call out of its parts, for fakes and for invokers of one's own.</summary>
    /// <param name="response">The outcome; a failure other than <see cref="RpcException"/> shows as <see cref="StatusCode.Unknown"/>.</param>
    /// <param name="headers">The response headers; null for none.</param>
    /// <param name="trailers">The trailers; null for none.</param>
    /// <param name="onDispose">What disposing the call does, at most once.</param>
    public static UnaryCall<TResponse> Create(Task<TResponse> response, Metadata? headers = null, Metadata? trailers = null, Action? onDispose = null)
    {
        ArgumentNullException.ThrowIfNull(response);
        var call = new SuppliedCall(headers, trailers, onDispose);
        call.FollowTask(response);
        return new UnaryCall<TResponse>(call, response);
    }

    /// <summary>A call that failed.</summary>
    public static UnaryCall<TResponse> FromStatus(Status status, Metadata? trailers = null) =>
        Create(Task.FromException<TResponse>(new RpcException(status, trailers)), trailers: trailers);

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
