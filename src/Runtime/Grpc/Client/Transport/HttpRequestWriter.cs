namespace ProtoGen.Grpc.Client;

/// <summary>The sending half of a call over HTTP.</summary>
internal sealed class HttpRequestWriter<TRequest>(HttpCall call, StreamingContent content, Marshaller<TRequest> marshaller, int maxMessageSize) : IRequestWriter<TRequest>
{
    public bool IsClosedByPeer => call.IsFinished || content.IsAborted;

    public ValueTask WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsClosedByPeer) throw Closed();
        return content.TryAppend(marshaller, in message, maxMessageSize) ? ValueTask.CompletedTask : WriteSlowAsync(message, cancellationToken);
    }

    public ValueTask CompleteAsync()
    {
        content.Complete();
        return ValueTask.CompletedTask;
    }

    private async ValueTask WriteSlowAsync(TRequest message, CancellationToken cancellationToken)
    {
        if (!await content.AppendAsync(marshaller, message, maxMessageSize, cancellationToken).ConfigureAwait(false)) throw Closed();
    }

    private RpcException Closed()
    {
        if (call.IsFinished) return call.CreateException();
        if (content.PumpFailure is { } failure) return new RpcException(FailureMapping.ToStatus(failure), null, failure);
        return new RpcException(new Status(StatusCode.Cancelled, "The server does not read the requests of this call any more; its responses tell why."));
    }
}
