namespace ProtoGen.Grpc;

/// <summary>
/// Code around the methods of a server: one hook for all four shapes. It may look at and change messages and metadata, answer without calling on, and catch or throw exceptions; an
/// <see cref="RpcException"/> is the status. The first interceptor is the outermost. It must be safe for concurrent use if it is registered as a singleton.
/// </summary>
public abstract class ServerInterceptor
{
    /// <summary>Runs around a call; calls on unless overridden.</summary>
    /// <param name="call">The call.</param>
    /// <param name="next">What comes next. When it completes, a single response is in <see cref="Call{TRequest, TResponse}.Response"/> and streamed ones are written.</param>
    public virtual ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return next(call);
    }
}
