using System.Runtime.CompilerServices;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>The request stream of a call. It is its own enumerator, since what the client sends can be read once only.</summary>
internal sealed class MessageReader<TRequest>(ServerCall call, Marshaller<TRequest> marshaller) : IAsyncEnumerable<TRequest>, IAsyncEnumerator<TRequest>
{
    private readonly FrameReader _frames = call.CreateFrameReader();
    private CancellationToken _cancellationToken;
    private bool _enumerated;
    private bool _ended;

    public TRequest Current { get; private set; } = default!;

    public IAsyncEnumerator<TRequest> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (_enumerated)
        {
            throw new InvalidOperationException("The request stream can be enumerated once only.");
        }

        _enumerated = true;
        _cancellationToken = cancellationToken;
        return this;
    }

    public ValueTask<bool> MoveNextAsync()
    {
        try
        {
            if (TryMoveNext(out bool moved))
            {
                return ValueTask.FromResult(moved);
            }
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<bool>(exception);
        }

        return WaitForNextAsync();
    }

    /// <summary>An early end of the enumeration tells the client nothing by itself; the end of the call does.</summary>
    public ValueTask DisposeAsync()
    {
        _ended = true;
        return default;
    }

    /// <summary>Gives up what is held of the body, when the handler has returned.</summary>
    public void Release()
    {
        _ended = true;
        _frames.Release();
    }

    private bool TryMoveNext(out bool moved)
    {
        moved = false;
        _cancellationToken.ThrowIfCancellationRequested();
        call.ThrowIfCancelled();
        if (_ended)
        {
            return true;
        }

        switch (_frames.TryRead(out Frame frame))
        {
            case FrameState.Message:
                Current = call.Parse(marshaller, in frame);
                moved = true;
                return true;
            case FrameState.End:
                _ended = true;
                Current = default!;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Pooled, because a stream whose client writes now and then waits once per message.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> WaitForNextAsync()
    {
        bool moved;
        do
        {
            await _frames.WaitAsync(_cancellationToken).ConfigureAwait(false);
        }
        while (!TryMoveNext(out moved));

        return moved;
    }
}
