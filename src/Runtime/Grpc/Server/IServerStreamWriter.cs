namespace ProtoGen.Grpc;

/// <summary>The response stream of a server method.</summary>
/// <typeparam name="T">The response message type.</typeparam>
public interface IServerStreamWriter<T>
{
    /// <summary>Sends a message. Completes when there is room for the next one; concurrent callers are served one after the other.</summary>
    /// <exception cref="OperationCanceledException">The call or <paramref name="cancellationToken"/> was cancelled.</exception>
    ValueTask WriteAsync(T message, CancellationToken cancellationToken = default);

    /// <summary>The same, with options for this message instead of the call's. A writer that knows none ignores them.</summary>
    ValueTask WriteAsync(T message, WriteOptions options, CancellationToken cancellationToken = default) => WriteAsync(message, cancellationToken);
}
