namespace ProtoGen.Grpc.Client;

/// <summary>The sending half of a streaming call.</summary>
internal interface IRequestWriter<T>
{
    /// <summary>Whether no message can be sent because the call has ended or the peer does not read any more.</summary>
    bool IsClosedByPeer { get; }

    /// <summary>Sends a message; null options are those of the call.</summary>
    ValueTask WriteAsync(T message, WriteOptions? options, CancellationToken cancellationToken);

    ValueTask CompleteAsync();
}
