namespace ProtoGen.Grpc.Client;

/// <summary>Gives messages the options with which they came through a handoff: between the two stands a sequence, which has no place for them.</summary>
internal sealed class HandoffWriter<T>(IRequestWriter<T> writer, Handoff<T>? source) : IRequestWriter<T>
{
    public bool IsClosedByPeer => writer.IsClosedByPeer;

    public ValueTask WriteAsync(T message, WriteOptions? options, CancellationToken cancellationToken) => writer.WriteAsync(message, options ?? source?.CurrentOptions, cancellationToken);

    public ValueTask CompleteAsync() => writer.CompleteAsync();
}
