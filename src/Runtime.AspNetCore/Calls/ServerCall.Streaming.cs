using System.Diagnostics;
using System.IO.Pipelines;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.AspNetCore.Calls;

/// <content>
/// Streamed responses: when messages leave. One flush per message costs more than the message itself, since each wakes the connection's
/// writer; holding messages back costs latency. So:
/// <list type="bullet">
/// <item>A message after a pause is flushed at once, by its writer: a lone message and a ping-pong pay no more than one flush.</item>
/// <item>A message right behind a flush (within <see cref="BurstMicroseconds"/>) is the sign of a burst. It is kept, and a flush is
/// queued to the thread pool; what is written until that runs leaves with it. Nothing waits for a timer or for the next message.</item>
/// <item>When so much is kept that another small message might not fit, the writer flushes, so that a burst reaches the transport's limit and its
/// back-pressure.</item>
/// </list>
/// benchmarks/Rpc measures bursts and ping-pong beside one flush per message.
/// </content>
internal sealed partial class ServerCall
{
    /// <summary>Shorter than a round trip to any client, longer than the making of a message in a loop.</summary>
    private const int BurstMicroseconds = 5;

    /// <summary>How much of a burst is kept between two flushes, in bytes.</summary>
    public const int GatheredSize = 16 * 1024;

    /// <summary>From this size on a message goes to the transport by itself: copying it twice would cost more than the flush.</summary>
    private const int LargeMessage = 2 * 1024;

    private static readonly long _burstTicks = Math.Max(1, Stopwatch.Frequency * BurstMicroseconds / 1_000_000);

    /// <summary>Begins a streamed response.</summary>
    public ResponseFlushes CreateFlushes()
    {
        CallExtras extras = Extras;
        return extras.Flushes = new ResponseFlushes(this, extras);
    }

    /// <summary>Writes a message of a stream, without waiting for the client.</summary>
    /// <param name="flushes">The flush state of the stream.</param>
    /// <param name="marshaller">Serializes the message.</param>
    /// <param name="message">The message.</param>
    /// <param name="options">How it is sent; null for the way of the call.</param>
    /// <param name="isNext">True if the caller waited for its turn.</param>
    /// <param name="backPressure">Completes when more may be written.</param>
    /// <returns>False if nothing was written because others wait or a flush is blocked.</returns>
    public bool TryWriteStreamed<TResponse>(
        ResponseFlushes flushes, Marshaller<TResponse> marshaller, in TResponse message, WriteOptions? options, bool isNext, out Task? backPressure)
    {
        // Serialized outside the lock, so that a large message does not hold up the flush of those before it.
        using EncodedMessage encoded = marshaller.Serialize(in message);
        lock (flushes.Extras.Lock)
        {
            ThrowIfCannotWrite();
            backPressure = flushes.Blocked;
            if (backPressure is not null || (flushes.Waiting > 0 && !isNext))
            {
                return false;
            }

            bool isBurst = flushes.IsQueued || Stopwatch.GetTimestamp() - flushes.LastFlush <= _burstTicks;
            flushes.HasUnflushed = true;
            if (!isBurst || encoded.Length >= LargeMessage)
            {
                flushes.MoveTo(Http.Response.BodyWriter);
                WriteEncoded(Http.Response.BodyWriter, in encoded, options);
                backPressure = Flush(flushes);
                return true;
            }

            WriteEncoded(flushes.Gathered, in encoded, options);
            if (flushes.Gathered.Length > GatheredSize - LargeMessage - Framing.PrefixLength)
            {
                backPressure = Flush(flushes);
            }
            else if (!flushes.IsQueued)
            {
                flushes.IsQueued = true;
                ThreadPool.UnsafeQueueUserWorkItem(flushes, preferLocal: true);
            }

            return true;
        }
    }

    /// <summary>The queued flush of a burst.</summary>
    public void FlushQueued(ResponseFlushes flushes)
    {
        lock (flushes.Extras.Lock)
        {
            flushes.IsQueued = false;
            try
            {
                FlushNow(flushes);
            }
            catch (InvalidOperationException)
            {
                // Somebody has completed the response under us; nobody waits here, so the next write says so.
                _aborted = true;
            }
        }
    }

    /// <summary>Flushes what no flush covers yet.</summary>
    /// <returns>Null, or what completes when the client has read enough.</returns>
    public Task? FlushNow(ResponseFlushes flushes)
    {
        lock (flushes.Extras.Lock)
        {
            return !_ended && flushes.HasUnflushed && flushes.Blocked is null ? Flush(flushes) : flushes.Blocked;
        }
    }

    /// <summary>Flushes; the caller holds the lock.</summary>
    /// <returns>Null, or what completes when the client has read enough.</returns>
    private Task? Flush(ResponseFlushes flushes)
    {
        flushes.HasUnflushed = false;
        flushes.MoveTo(Http.Response.BodyWriter);
        flushes.LastFlush = Stopwatch.GetTimestamp();
        ValueTask<FlushResult> flush = Http.Response.BodyWriter.FlushAsync(CancellationToken.None);
        if (flush.IsCompletedSuccessfully)
        {
            _aborted |= flush.Result.IsCompleted;
            return null;
        }

        flushes.Extras.FlushBlocked = true;
        Task blocked = ObserveFlushAsync(flushes, flush);
        flushes.Blocked = blocked.IsCompleted ? null : blocked;
        return flushes.Blocked;
    }

    /// <summary>Never faults: whoever waits looks at the state of the call afterwards.</summary>
    private async Task ObserveFlushAsync(ResponseFlushes flushes, ValueTask<FlushResult> flush)
    {
        bool gone;
        try
        {
            FlushResult result = await flush.ConfigureAwait(false);
            gone = result.IsCompleted || result.IsCanceled;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The transport closed the response under us.
            gone = true;
        }

        lock (flushes.Extras.Lock)
        {
            _aborted |= gone;
            flushes.Blocked = null;
            flushes.Extras.FlushBlocked = false;
        }
    }
}
