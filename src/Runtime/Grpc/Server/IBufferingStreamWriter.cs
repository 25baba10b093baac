namespace ProtoGen.Grpc;

/// <summary>
/// A writer that can be told when more is to follow at once. <see cref="CodeGen.ServerStreamPump"/> uses it so that a burst of
/// messages leaves in one flush, and the last one before a pause is not held back.
/// </summary>
/// <typeparam name="T">The response message type.</typeparam>
internal interface IBufferingStreamWriter<T> : IServerStreamWriter<T>
{
    /// <summary>Appends a message without a flush; may still wait, when the peer reads slowly.</summary>
    ValueTask WriteBufferedAsync(T message, CancellationToken cancellationToken);

    /// <summary>Sends what <see cref="WriteBufferedAsync"/> has appended; does nothing when there is none.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);
}
