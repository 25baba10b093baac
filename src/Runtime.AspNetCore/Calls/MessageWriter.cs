using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>
/// The response stream of a call. Concurrent callers are put in a line, first come first served; the line has an end, since everyone
/// in it holds a message in memory.
/// </summary>
internal sealed class MessageWriter<TResponse>(ServerCall call, Marshaller<TResponse> marshaller) : IBufferingStreamWriter<TResponse>, IDisposable
{
    private const int MaxWaiting = 1000;

    private readonly ResponseFlushes _flushes = call.CreateFlushes();
    private SemaphoreSlim? _turn;

    public ValueTask WriteAsync(TResponse message, CancellationToken cancellationToken = default) => WriteAsync(message, null, cancellationToken);

    public ValueTask WriteAsync(TResponse message, WriteOptions options, CancellationToken cancellationToken = default)
        => WriteAsync(message, (WriteOptions?)options, cancellationToken);

    /// <summary>The same as a plain write: bursts are gathered there already, and a message must not depend on a next one to leave.</summary>
    public ValueTask WriteBufferedAsync(TResponse message, CancellationToken cancellationToken) => WriteAsync(message, null, cancellationToken);

    /// <summary>Spares the queued flush when the pump knows that there is a pause now.</summary>
    public ValueTask FlushAsync(CancellationToken cancellationToken)
        => call.FlushNow(_flushes) is { } backPressure ? new ValueTask(backPressure.WaitAsync(cancellationToken)) : default;

    public void Dispose() => _turn?.Dispose();

    private ValueTask WriteAsync(TResponse message, WriteOptions? options, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        try
        {
            if (call.TryWriteStreamed(_flushes, marshaller, in message, options, isNext: false, out Task? backPressure))
            {
                // The message is on its way: a caller's token cannot take it back, but ends the wait.
                return backPressure is null ? default : new ValueTask(backPressure.WaitAsync(cancellationToken));
            }
        }
        catch (Exception exception)
        {
            return ValueTask.FromException(exception);
        }

        return WriteInTurnAsync(message, options, cancellationToken);
    }

    private async ValueTask WriteInTurnAsync(TResponse message, WriteOptions? options, CancellationToken cancellationToken)
    {
        SemaphoreSlim turn = Enter();
        try
        {
            await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                Task? backPressure;
                while (!call.TryWriteStreamed(_flushes, marshaller, in message, options, isNext: true, out backPressure))
                {
                    await backPressure!.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            Leave();
        }
    }

    private SemaphoreSlim Enter()
    {
        lock (_flushes.Extras.Lock)
        {
            if (_flushes.Waiting == MaxWaiting)
            {
                throw new InvalidOperationException(
                    "Too many writes wait for the client to read: await each write before the next one, which is what slows a fast producer down.");
            }

            _flushes.Waiting++;
            return _turn ??= new SemaphoreSlim(1);
        }
    }

    private void Leave()
    {
        lock (_flushes.Extras.Lock)
        {
            _flushes.Waiting--;
        }
    }
}
