using ProtoGen.Grpc;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.AspNetCore.Calls;

/// <content>How a call ends. The only place of the server where an exception becomes a status.</content>
internal sealed partial class ServerCall
{
    /// <summary>Ends a call whose handler returned: with OK, or with the status that it set.</summary>
    public Task CompleteAsync()
        => End(_extras?.Status ?? Status.Ok, _extras?.ResponseTrailers);

    /// <summary>Ends a call whose handler, request or response failed.</summary>
    public Task FailAsync(Exception exception)
    {
        Metadata? trailers = _extras?.ResponseTrailers;
        Status status = ToStatus(exception, ref trailers);
        return End(status, trailers);
    }

    private Status ToStatus(Exception exception, ref Metadata? trailers)
    {
        if (_deadlineExceeded)
        {
            // The status has been sent; what the handler threw on the way out is only worth a line if it is no consequence.
            if (exception is not (OperationCanceledException or IOException or RpcException))
            {
                Log.HandlerFailed(_handler.Logger, Method, exception);
            }

            return CallErrors.DeadlineExceeded;
        }

        if (exception is RpcException rpc)
        {
            Log.CallFailed(_handler.Logger, Method, rpc.StatusCode, rpc.Status.Detail, rpc);
            trailers = Merge(trailers, LimitDetails(rpc.Trailers));
            return rpc.Status;
        }

        if (exception is OperationCanceledException or IOException && (_aborted || Http.RequestAborted.IsCancellationRequested))
        {
            _aborted = true;
            Log.Cancelled(_handler.Logger, Method);
            return new Status(StatusCode.Cancelled, "The call was cancelled by the client.");
        }

        Log.HandlerFailed(_handler.Logger, Method, exception);
        return new Status(StatusCode.Unknown, _handler.EnableDetailedErrors
            ? $"Exception was thrown by handler. {exception.GetType().Name}: {exception.Message}"
            : "Exception was thrown by handler.");
    }

    private Metadata LimitDetails(Metadata thrown)
    {
        if (thrown.GetValueBytes(GrpcHeaders.StatusDetails) is not { } details || details.Length <= _handler.MaxStatusDetailsSize)
        {
            return thrown;
        }

        // The exception may be shared: its own trailers stay as they are.
        Log.StatusDetailsTooLarge(_handler.Logger, Method, details.Length, _handler.MaxStatusDetailsSize);
        Metadata rest = [];
        rest.AddRange(thrown);
        rest.Remove(GrpcHeaders.StatusDetails);
        return rest;
    }

    private static Metadata? Merge(Metadata? own, Metadata? thrown)
    {
        if (own is null || thrown is null or { Count: 0 })
        {
            return own ?? thrown;
        }

        Metadata all = [];
        all.AddRange(own);
        all.AddRange(thrown);
        return all;
    }

    private Task End(Status status, Metadata? trailers)
    {
        CallExtras? extras = _extras;
        if (extras is null)
        {
            // No other thread knows this call.
            _ended = true;
            WriteEnd(status, trailers);
            return Task.CompletedTask;
        }

        lock (extras.Lock)
        {
            if (!_ended)
            {
                _ended = true;
                WriteEnd(status, trailers);
            }

            extras.Timer?.Dispose();
            extras.AbortRegistration.Unregister();
            return extras.DeadlineCompletion ?? Task.CompletedTask;
        }
    }

    /// <summary>The messages of a burst that no flush has covered go before the status. The caller holds the lock.</summary>
    private void MoveGathered()
    {
        if (_extras?.Flushes is not { } flushes)
        {
            return;
        }

        try
        {
            flushes.MoveTo(Http.Response.BodyWriter);
        }
        catch (InvalidOperationException)
        {
            // Somebody has completed the response under us: nothing follows it, not even the status.
            _aborted = true;
        }
    }

    private void WriteEnd(Status status, Metadata? trailers)
    {
        // The handler made it too late for a timer to be armed: the client has given up, and must not see a late success.
        if (HasDeadline && status.StatusCode == StatusCode.OK && DateTime.UtcNow >= _deadline)
        {
            status = CallErrors.DeadlineExceeded;
        }

        MoveGathered();
        _protocol.WriteStatus(Http, status, trailers, _bodyStarted);
    }
}
