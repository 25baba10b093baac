namespace ProtoGen.Grpc.Client;

/// <summary>The sending half of a call over HTTP.</summary>
internal sealed class HttpRequestWriter<TRequest>(HttpCall call, StreamingContent content, Marshaller<TRequest> marshaller, in RequestEncoding encoding) : IRequestWriter<TRequest>
{
    private readonly RequestEncoding _encoding = encoding;

    public bool IsClosedByPeer => call.IsFinished || content.IsAborted;

    public ValueTask WriteAsync(TRequest message, WriteOptions? options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsClosedByPeer) throw Closed();
        var compression = _encoding.CompressionOf(options);
        return content.TryAppend(marshaller, in message, _encoding.MaxMessageSize, compression)
            ? ValueTask.CompletedTask
            : WriteSlowAsync(message, compression, cancellationToken);
    }

    public ValueTask CompleteAsync()
    {
        content.Complete();
        return ValueTask.CompletedTask;
    }

    private async ValueTask WriteSlowAsync(TRequest message, ICompressionProvider? compression, CancellationToken cancellationToken)
    {
        if (!await content.AppendAsync(marshaller, message, _encoding.MaxMessageSize, compression, cancellationToken).ConfigureAwait(false)) throw Closed();
    }

    private RpcException Closed()
    {
        // A server that has given up at the deadline stops to read before the local timer fires, if that is late.
        if (call.IsFinished || call.TryEndByDeadline()) return call.CreateException();
        if (content.PumpFailure is { } failure) return new RpcException(FailureMapping.ToStatus(failure), null, failure);
        return new RpcException(new Status(StatusCode.Cancelled, "The server does not read the requests of this call any more; its responses tell why."));
    }
}
