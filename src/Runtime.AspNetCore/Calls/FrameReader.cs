using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using ProtoGen.AspNetCore.Protocol;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>
/// Takes messages off the request body. What one read of the pipe brings is kept and cut up here: going back to the pipe
/// per message would cost more than parsing a small one.
/// </summary>
internal sealed class FrameReader(ServerCall call, ServerProtocol protocol, PipeReader body, int maxMessageSize)
{
    private ReadOnlySequence<byte> _buffer;
    private bool _holdsBuffer;
    private bool _bodyCompleted;
    private RpcException? _failure;

    /// <summary>Takes the next message if it is here. Its bytes are valid until the next call of any method.</summary>
    /// <exception cref="RpcException">The stream is malformed; every later read fails alike.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled or its deadline passed.</exception>
    public FrameState TryRead(out Frame frame)
    {
        frame = default;
        if (_failure is not null)
        {
            throw _failure;
        }

        while (true)
        {
            if (_holdsBuffer && TryTakeBuffered(out frame, out FrameState state))
            {
                return state;
            }

            if (!TryReadBody())
            {
                return FrameState.Pending;
            }
        }
    }

    /// <summary>Waits until there is more to look at.</summary>
    /// <exception cref="OperationCanceledException">The call was cancelled, its deadline passed, or the token was cancelled.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        ReadResult result;
        try
        {
            result = await body.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (TransportFailure.Recognize(exception, cancellationToken))
        {
            throw TransportFailure.ToCallFailure(call, exception);
        }

        Take(result);
    }

    /// <summary>Returns what is held to the pipe; called when the call ends.</summary>
    public void Release()
    {
        if (_holdsBuffer)
        {
            _holdsBuffer = false;
            body.AdvanceTo(_buffer.Start);
        }
    }

    private bool TryTakeBuffered(out Frame frame, out FrameState state)
    {
        try
        {
            if (protocol.TryReadMessage(ref _buffer, maxMessageSize, out frame))
            {
                state = FrameState.Message;
                return true;
            }
        }
        catch (RpcException failure)
        {
            _failure = failure;
            throw;
        }

        state = FrameState.End;
        if (_bodyCompleted)
        {
            if (_buffer.IsEmpty)
            {
                return true;
            }

            _failure = new RpcException(ProtocolErrors.TruncatedMessage);
            throw _failure;
        }

        // Examined to the end: lets the transport open its flow-control window for a message that is larger than the window.
        _holdsBuffer = false;
        body.AdvanceTo(_buffer.Start, _buffer.End);
        return false;
    }

    private bool TryReadBody()
    {
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
            throw TransportFailure.ToCallFailure(call, exception);
        }

        Take(result);
        return true;
    }

    private void Take(ReadResult result)
    {
        _buffer = result.Buffer;
        _bodyCompleted = result.IsCompleted;
        _holdsBuffer = true;
        if (result.IsCanceled)
        {
            throw call.CreateCancelledException();
        }
    }
}
