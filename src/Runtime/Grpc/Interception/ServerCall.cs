namespace ProtoGen.Grpc;

/// <summary>A call that a server serves, as its interceptors see it.</summary>
/// <typeparam name="TRequest">The request message type.</typeparam>
/// <typeparam name="TResponse">The response message type.</typeparam>
/// <param name="method">The rpc.</param>
/// <param name="context">What the method gets as well. A test of an interceptor may give a fake.</param>
public sealed class ServerCall<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerCallContext context) : Call<TRequest, TResponse>(method)
{
    /// <summary>The context that the method gets: peer, response headers and the rest.</summary>
    public ServerCallContext Context { get; } = context ?? throw new ArgumentNullException(nameof(context));

    /// <inheritdoc/>
    public override Metadata RequestHeaders => Context.RequestHeaders;

    /// <inheritdoc/>
    public override Metadata ResponseTrailers => Context.ResponseTrailers;

    /// <inheritdoc/>
    public override DateTime Deadline => Context.Deadline;

    /// <inheritdoc/>
    public override CancellationToken CancellationToken => Context.CancellationToken;

    /// <inheritdoc/>
    public override IDictionary<object, object?> Items => Context.UserState;

    /// <inheritdoc/>
    public override Status Status
    {
        get => Context.Status;
        set => Context.Status = value;
    }
}
