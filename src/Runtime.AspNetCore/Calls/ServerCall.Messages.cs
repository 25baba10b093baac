using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
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
            || !_protocol.TryReadMessage(ref buffer, _handler.MaxReceiveMessageSize, out Frame frame)
            || !buffer.IsEmpty)
        {
            // Not examined, so that the next read returns the same bytes at once.
            body.AdvanceTo(result.Buffer.Start);
            return false;
        }

        request = Parse(marshaller, in frame);
        body.AdvanceTo(buffer.End);
        return true;
    }

    /// <summary>Reads the one request of a method that takes one, and the end of the stream behind it.</summary>
    /// <exception cref="RpcException">None or a second message was sent, or the message is bad.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TRequest> ReadSingleAsync<TRequest>(Marshaller<TRequest> marshaller)
    {
        FrameReader frames = CreateFrameReader();
        try
        {
            FrameState state;
            Frame frame;
            while ((state = frames.TryRead(out frame)) == FrameState.Pending)
            {
                await frames.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            }

            if (state == FrameState.End)
            {
                throw CallErrors.NoRequest();
            }

            TRequest request = Parse(marshaller, in frame);
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

    public TRequest Parse<TRequest>(Marshaller<TRequest> marshaller, in Frame frame)
    {
        try
        {
            return frame.Compressed
                ? MessageCompression.Parse(frame.Payload, RequestCompression, marshaller, _handler.MaxReceiveMessageSize)
                : marshaller.Deserialize(frame.Payload);
        }
        catch (ProtoException exception)
        {
            throw CallErrors.BadRequestMessage(exception);
        }
    }

    /// <exception cref="RpcException">The client marked a message as compressed without saying how.</exception>
    private ICompressionProvider RequestCompression => _extras?.RequestCompression ?? throw new RpcException(ProtocolErrors.CompressedWithoutEncoding);

    /// <summary>Writes the one response of a method that gives one. It leaves with the status: there is nothing to flush for.</summary>
    public void WriteSingle<TResponse>(Marshaller<TResponse> marshaller, in TResponse response)
    {
        CallExtras? extras = _extras;
        if (extras is null)
        {
            WriteMessage(marshaller, in response);
            return;
        }

        lock (extras.Lock)
        {
            // After the deadline the status is on its way. A handler that set a failure itself gets it as its only answer.
            if (!_ended && extras.Status.StatusCode == StatusCode.OK)
            {
                WriteMessage(marshaller, in response);
            }
        }
    }

    private void WriteMessage<TResponse>(Marshaller<TResponse> marshaller, in TResponse response)
    {
        using EncodedMessage encoded = marshaller.Serialize(in response);
        WriteEncoded(Http.Response.BodyWriter, in encoded, options: null);
    }

    /// <summary>Writes a message without flushing; the caller holds the lock if there is one.</summary>
    private void WriteEncoded(IBufferWriter<byte> output, in EncodedMessage encoded, WriteOptions? options)
    {
        if (encoded.Length > _handler.MaxSendMessageSize)
        {
            throw new RpcException(ProtocolErrors.SentMessageTooLarge(encoded.Length, _handler.MaxSendMessageSize));
        }

        _bodyStarted = true;
        _protocol.WriteMessage(output, in encoded, ResponseCompression(options));
    }

    private ICompressionProvider? ResponseCompression(WriteOptions? options)
        => _extras is { ResponseCompression: { } provider } extras && ((options ?? extras.WriteOptions).Flags & WriteFlags.NoCompress) == 0 ? provider : null;

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
