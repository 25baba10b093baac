namespace ProtoGen.Grpc.Client;

/// <summary>
/// Code around the calls of a client, the mirror of <see cref="ServerInterceptor"/>: one hook for all four shapes. What it throws is what the caller sees. It may call on more than once
/// if the request is a single message. The first interceptor is the outermost. It must be safe for concurrent use, and must end when the token of its call is cancelled.
/// </summary>
public abstract class ClientInterceptor
{
    /// <summary>Runs around a call; calls on unless overridden.</summary>
    /// <param name="call">The call.</param>
    /// <param name="next">What comes next. When it completes, a single response is in <see cref="Call{TRequest, TResponse}.Response"/> and streamed ones are on their way to the caller.</param>
    public virtual ValueTask InvokeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientNext<TRequest, TResponse> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return next(call);
    }
}
