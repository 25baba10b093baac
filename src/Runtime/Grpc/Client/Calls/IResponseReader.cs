namespace ProtoGen.Grpc.Client;

/// <summary>The receiving half of a streaming call.</summary>
internal interface IResponseReader<T>
{
    /// <summary>The message that the last successful step has brought.</summary>
    T Current { get; }

    /// <summary>Waits for the next message; false at the successful end of the call.</summary>
    ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken);
}
