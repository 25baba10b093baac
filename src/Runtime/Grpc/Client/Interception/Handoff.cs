using System.Threading.Channels;

namespace ProtoGen.Grpc.Client;

/// <summary>
/// The messages of one direction between the user of an intercepted call and its chain. Short, since each place holds a message: whoever is faster waits.
/// </summary>
internal sealed class Handoff<T> : IServerStreamWriter<T>, IAsyncEnumerable<T>
{
    private const int Capacity = 8;

    private readonly Channel<(T Message, WriteOptions? Options)> _channel =
        Channel.CreateBounded<(T, WriteOptions?)>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    private int _enumerated;
    private volatile bool _aborted;

    /// <summary>The options of the message that was taken last.</summary>
    public WriteOptions? CurrentOptions { get; private set; }

    /// <summary>Hands a message over if there is room.</summary>
    public bool TryWrite(T message, WriteOptions? options) => _channel.Writer.TryWrite((message, options));

    /// <summary>Hands a message over.</summary>
    /// <returns>False when nobody takes messages any more.</returns>
    public ValueTask<bool> TryWriteAsync(T message, WriteOptions? options, CancellationToken cancellationToken)
    {
        return TryWrite(message, options) ? new ValueTask<bool>(true) : WaitForRoomAsync();

        async ValueTask<bool> WaitForRoomAsync()
        {
            try
            {
                while (await _channel.Writer.WaitToWriteAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (_channel.Writer.TryWrite((message, options))) return true;
                }
            }
            catch (OperationCanceledException) when (_aborted)
            {
                // The call has ended.
            }

            return false;
        }
    }

    public ValueTask WriteAsync(T message, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
        return TryWrite(message, null) ? ValueTask.CompletedTask : WriteSlowAsync(message, cancellationToken);
    }

    private async ValueTask WriteSlowAsync(T message, CancellationToken cancellationToken)
    {
        if (!await TryWriteAsync(message, null, cancellationToken).ConfigureAwait(false)) throw new InvalidOperationException("The call has ended: nothing takes its messages any more.");
    }

    /// <summary>Says that no message follows.</summary>
    /// <returns>False when that was said before.</returns>
    public bool Complete() => _channel.Writer.TryComplete();

    /// <summary>Ends the stream where it is. Unlike its completion this must not look like the end of what was to be sent: whoever takes the messages gets an exception.</summary>
    public void Abort()
    {
        _aborted = true;
        _channel.Writer.TryComplete(new OperationCanceledException("The call has ended."));
    }

    /// <summary>Takes a message that is there.</summary>
    public bool TryTake(out T message)
    {
        var taken = _channel.Reader.TryRead(out var item);
        (message, CurrentOptions) = item;
        return taken;
    }

    /// <summary>Waits for a message; false when none follows.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _channel.Reader.WaitToReadAsync(cancellationToken);

    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _enumerated, 1) != 0) throw new InvalidOperationException("The requests of a call can be enumerated only once.");
        while (await WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            while (TryTake(out var message)) yield return message;
        }
    }
}
