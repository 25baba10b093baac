using System.Buffers;
using System.IO.Pipelines;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.AspNetCore.Calls;

/// <content>Messages in and out: the typed shell over frames and pipes.</content>
internal sealed partial class ServerCall
{
    /// <summary>
    /// Reads the one request of a method that takes one, if the whole body is here; then no state machine is needed.
    /// </summary>
    /// <returns>False if there is something to wait for or to complain about: then <see cref="ReadSingleAsync"/> goes on from the start.</returns>
    public bool TryReadSingle<TRequest>(Marshaller<TRequest> marshaller, out TRequest request)
    {
        PipeReader body = Http.Request.BodyReader;
        request = default!;
        ReadResult result;
        try
        {
            if (!body.TryRead(out result))
            {
                return false;
            }
        }
        catch (Exception exception) when (TransportFailure.Recognize(exception, CancellationToken.None))
        {
            throw TransportFailure.ToCallFailure(this, exception);
        }

        ReadOnlySequence<byte> buffer = result.Buffer;
        if (!result.IsCompleted
            || !_protocol.TryReadMessage(ref buffer, _handler.MaxReceiveMessageSize, out ReadOnlySequence<byte> payload)
            || !buffer.IsEmpty)
        {
            // Not examined, so that the next read returns the same bytes at once.
            body.AdvanceTo(result.Buffer.Start);
            return false;
        }

        request = Parse(marshaller, payload);
        body.AdvanceTo(buffer.End);
        return true;
    }

    /// <summary>Reads the one request of a method that takes one, and the end of the stream behind it.</summary>
    /// <exception cref="RpcException">None or a second message was sent, or the message is bad.</exception>
    public async ValueTask<TRequest> ReadSingleAsync<TRequest>(Marshaller<TRequest> marshaller)
    {
        FrameReader frames = CreateFrameReader();
        try
        {
            FrameState state;
            ReadOnlySequence<byte> payload;
            while ((state = frames.TryRead(out payload)) == FrameState.Pending)
            {
                await frames.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            }

            if (state == FrameState.End)
            {
                throw CallErrors.NoRequest();
            }

            TRequest request = Parse(marshaller, payload);
            while ((state = frames.TryRead(out _)) == FrameState.Pending)
            {
                await frames.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            }

            return state == FrameState.End ? request : throw CallErrors.SecondRequest();
        }
        finally
        {
            frames.Release();
        }
    }

    public FrameReader CreateFrameReader()
        => new(this, _protocol, Http.Request.BodyReader, _handler.MaxReceiveMessageSize);

    public static TRequest Parse<TRequest>(Marshaller<TRequest> marshaller, in ReadOnlySequence<byte> payload)
    {
        try
        {
            return marshaller.Deserialize(in payload);
        }
        catch (ProtoException exception)
        {
            throw CallErrors.BadRequestMessage(exception);
        }
    }

    /// <summary>Writes the one response of a method that gives one. It leaves with the status: there is nothing to flush for.</summary>
    public void WriteSingle<TResponse>(Marshaller<TResponse> marshaller, in TResponse response)
    {
        CallExtras? extras = _extras;
        if (extras is null)
        {
            WriteMessage(marshaller, in response);
            return;
        }

        lock (extras)
        {
            // After the deadline the status is on its way. A handler that set a failure itself gets it as its only answer.
            if (!_ended && extras.Status.StatusCode == StatusCode.OK)
            {
                WriteMessage(marshaller, in response);
            }
        }
    }

    private int WriteMessage<TResponse>(Marshaller<TResponse> marshaller, in TResponse response)
    {
        using EncodedMessage encoded = marshaller.Serialize(in response);
        return WriteEncoded(in encoded);
    }

    /// <summary>Puts a message into the response pipe; the caller holds the lock if there is one.</summary>
    private int WriteEncoded(in EncodedMessage encoded)
    {
        if (encoded.Length > _handler.MaxSendMessageSize)
        {
            throw new RpcException(ProtocolErrors.SentMessageTooLarge(encoded.Length, _handler.MaxSendMessageSize));
        }

        _bodyStarted = true;
        return _protocol.WriteMessage(Http.Response.BodyWriter, in encoded);
    }

    private void ThrowIfCannotWrite()
    {
        if (IsCancelled || (_extras?.Token is { IsCancellationRequested: true }))
        {
            throw CreateCancelledException();
        }

        if (_ended)
        {
            throw new InvalidOperationException("The call has ended: nothing can be written to its response any more.");
        }
    }
}
