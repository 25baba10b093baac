using System.Net;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Grpc.Client;

/// <summary>
/// The request stream of a call. Writers append frames to one buffer while a pump sends another: what is written during a send goes out
/// together in the next one, and a lone message at once. A write into HttpClient's HTTP/2 stream costs about 2 microseconds whatever its size, so
/// this is what makes streams of small messages fast.
/// </summary>
internal sealed class StreamingContent : HttpContent
{
    // Writers wait while this much is unsent. Larger than HTTP/2's first flow-control window has no use.
    private const int HighWater = 64 * 1024;

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _waitingWriters = new(1, 1);
    private SendBuffer _pending = new();
    private SendBuffer _sending = new();
    private TaskCompletionSource? _pumpSignal;
    private TaskCompletionSource? _roomSignal;
    private TaskCompletionSource? _settledSignal;
    private bool _completed;
    private bool _started;
    private bool _stopped;
    private bool _settled;
    private Exception? _pumpFailure;

    /// <summary>Whether nothing can be sent any more, although the requests were not complete.</summary>
    public bool IsAborted { get; private set; }

    /// <summary>Why the pump stopped before the end; null when the call's end stopped it.</summary>
    public Exception? PumpFailure => _pumpFailure;

    /// <summary>Appends a message if there is room for one.</summary>
    /// <returns>False when there is none now, or ever: see <see cref="IsAborted"/>.</returns>
    public bool TryAppend<T>(Marshaller<T> marshaller, in T message, int maxMessageSize, ICompressionProvider? compression)
    {
        TaskCompletionSource? signal;
        lock (_lock)
        {
            if (_completed) throw new InvalidOperationException("The requests of this call were completed; none can follow.");
            if (IsAborted || _pending.Length >= HighWater) return false;
            var before = _pending.Length;
            try
            {
                Framing.WriteMessage(_pending, marshaller, in message, maxMessageSize, compression);
            }
            catch
            {
                _pending.Truncate(before);
                throw;
            }

            signal = TakePumpSignal();
        }

        signal?.TrySetResult();
        return true;
    }

    /// <summary>Appends a message as soon as there is room; writers that wait are served in turn.</summary>
    /// <returns>False when nothing can be sent any more.</returns>
    public async ValueTask<bool> AppendAsync<T>(Marshaller<T> marshaller, T message, int maxMessageSize, ICompressionProvider? compression, CancellationToken cancellationToken)
    {
        await _waitingWriters.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (!TryAppend(marshaller, in message, maxMessageSize, compression))
            {
                Task room;
                lock (_lock)
                {
                    if (IsAborted) return false;
                    if (_pending.Length < HighWater) continue;
                    room = (_roomSignal ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                }

                await room.WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            return true;
        }
        finally
        {
            _waitingWriters.Release();
        }
    }

    /// <summary>Ends the stream after what is pending.</summary>
    public void Complete()
    {
        TaskCompletionSource? signal;
        lock (_lock)
        {
            _completed = true;
            signal = TakePumpSignal();
        }

        signal?.TrySetResult();
    }

    /// <summary>Stops the stream where it is, because the call has ended. A stream that was not complete is reset thereby.</summary>
    public void Abort()
    {
        Stop(null);
        Settle();
    }

    /// <summary>Says that sending the request has come to a result, a response or a failure.</summary>
    public void Settle()
    {
        TaskCompletionSource? signal;
        lock (_lock)
        {
            _settled = true;
            signal = _settledSignal;
        }

        signal?.TrySetResult();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    // Only this overload is told when the response is disposed or the stream reset: a pump that went on waiting would keep the stream open.
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // HttpClient starts again on another connection when the first refused the stream; by then messages may be gone.
            if (_started) throw new IOException("The requests of a streaming call cannot be sent twice.");
            _started = true;
        }

        using var registration = cancellationToken.UnsafeRegister(static content => ((StreamingContent)content!).Stop(null), this);
        try
        {
            await PumpAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Stop(exception);

            // HttpClient gives up the requests when the connection fails or the peer resets the stream. What it reports is the failure of either the requests or the response,
            // whichever ends first; only the latter knows the cause.
            if (cancellationToken.IsCancellationRequested) await SettledAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            lock (_lock)
            {
                // Nothing is appended after this.
                IsAborted |= !_completed;
                _stopped = true;
                ReleaseBuffers();
            }
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task PumpAsync(Stream stream, CancellationToken cancellationToken)
    {
        // The request headers leave with the first flush: the peer must see the call before its first message.
        var flushed = false;
        while (true)
        {
            Task? wait = null;
            lock (_lock)
            {
                if (IsAborted) throw new OperationCanceledException("The call has ended.", cancellationToken);
                if (_pending.Length != 0)
                {
                    (_pending, _sending) = (_sending, _pending);
                }
                else if (_completed)
                {
                    return;
                }
                else if (flushed)
                {
                    _pumpSignal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    wait = _pumpSignal.Task;
                }
            }

            if (wait is not null)
            {
                await wait.ConfigureAwait(false);
            }
            else if (_sending.Length != 0)
            {
                ReleaseWriters();
                await stream.WriteAsync(_sending.Written, cancellationToken).ConfigureAwait(false);
                _sending.Clear();
                flushed = false;
            }
            else
            {
                await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
                flushed = true;
            }
        }
    }

    private void Stop(Exception? cause)
    {
        TaskCompletionSource? signal;
        lock (_lock)
        {
            if (cause is not OperationCanceledException) _pumpFailure ??= cause;
            IsAborted = true;
            signal = TakePumpSignal();

            // A pump that runs has the buffers.
            if (!_started || _stopped) ReleaseBuffers();
        }

        signal?.TrySetResult();
        ReleaseWriters();
    }

    private Task SettledAsync()
    {
        lock (_lock)
        {
            if (_settled) return Task.CompletedTask;
            _settledSignal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _settledSignal.Task;
        }
    }

    private void ReleaseBuffers()
    {
        _sending.Release();
        _pending.Release();
    }

    private void ReleaseWriters()
    {
        TaskCompletionSource? room;
        lock (_lock)
        {
            room = _roomSignal;
            _roomSignal = null;
        }

        room?.TrySetResult();
    }

    private TaskCompletionSource? TakePumpSignal()
    {
        var signal = _pumpSignal;
        _pumpSignal = null;
        return signal;
    }
}
