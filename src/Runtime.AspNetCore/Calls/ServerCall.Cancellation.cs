using Microsoft.AspNetCore.Http.Features;

namespace ProtoGen.AspNetCore.Calls;

/// <content>
/// Cancellation and the deadline. Nothing is armed before somebody can notice: a unary handler that completes synchronously without asking
/// for the token has no timer, no token source and no registration.
/// </content>
internal sealed partial class ServerCall
{
    /// <summary>The longest time that a <see cref="Timer"/> takes; a later deadline is armed again when it fires.</summary>
    private const double MaxTimerMilliseconds = uint.MaxValue - 1;

    /// <summary>How long the end of the response may wait for the client's flow control before the stream is reset instead.</summary>
    private static readonly TimeSpan _completionGrace = TimeSpan.FromSeconds(1);

    public override CancellationToken CancellationToken
    {
        get
        {
            CallExtras extras = Extras;
            lock (extras.Lock)
            {
                return extras.Token ?? CreateToken(extras);
            }
        }
    }

    private bool HasDeadline => _deadline != DateTime.MaxValue;

    private bool IsCancelled => _aborted || _deadlineExceeded;

    /// <summary>
    /// Starts the timer of the deadline, if there is one. Called when a call turns out to take its time, and before anything of it can run
    /// on another thread: with the timer comes the lock that its writes then take.
    /// </summary>
    public void ArmDeadline()
    {
        if (!HasDeadline)
        {
            return;
        }

        CallExtras extras = Extras;
        lock (extras.Lock)
        {
            if (_ended || extras.Timer is not null)
            {
                return;
            }

            // The timer belongs to the runtime: it must not keep the handler's AsyncLocals.
            using AsyncFlowControl? _ = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
            extras.Timer = new Timer(static call => ((ServerCall)call!).OnDeadline(), this, Timeout.Infinite, Timeout.Infinite);
            ScheduleTimer(extras.Timer, _deadline - DateTime.UtcNow);
        }
    }

    /// <summary>
    /// Notes that the client is gone. A broken read or write shows that before the request's own token fires, and whoever sees
    /// the exception may rely on the call's token being cancelled.
    /// </summary>
    public void MarkAborted()
    {
        _aborted = true;
        CancelToken();
    }

    /// <summary>Fails a read of a call that is over for the client, even if some of its messages are still here.</summary>
    public void ThrowIfCancelled()
    {
        if (IsCancelled)
        {
            throw CreateCancelledException();
        }
    }

    /// <summary>What a read or write of a cancelled call throws.</summary>
    public OperationCanceledException CreateCancelledException(Exception? cause = null)
        => new(
            _deadlineExceeded ? "The deadline of the call has passed." : "The client has cancelled the call or is gone.",
            cause,
            _extras?.Token ?? new CancellationToken(canceled: true));

    private static void ScheduleTimer(Timer timer, TimeSpan due)
        => timer.Change((long)Math.Clamp(Math.Ceiling(due.TotalMilliseconds), 0, MaxTimerMilliseconds), Timeout.Infinite);

    private CancellationToken CreateToken(CallExtras extras)
    {
        extras.Cancellation = new CancellationTokenSource();
        extras.AbortRegistration = Http.RequestAborted.UnsafeRegister(static call => ((ServerCall)call!).MarkAborted(), this);
        ArmDeadline();
        if (IsCancelled)
        {
            // What happened before anybody asked has nobody else to cancel this.
            extras.Cancellation.Cancel();
        }

        return extras.Cancellation.Token;
    }

    private void OnDeadline()
    {
        CallExtras extras = Extras;
        lock (extras.Lock)
        {
            if (_ended)
            {
                return;
            }

            TimeSpan left = _deadline - DateTime.UtcNow;
            if (left > TimeSpan.Zero)
            {
                ScheduleTimer(extras.Timer!, left);
                return;
            }

            Log.DeadlineExceeded(_handler.Logger, Method);
            _ended = true;
            _deadlineExceeded = true;
            if (!extras.FlushBlocked)
            {
                MoveGathered();
                _protocol.WriteStatus(Http, CallErrors.DeadlineExceeded, extras.ResponseTrailers, _bodyStarted);
            }

            extras.DeadlineCompletion = CompleteAtDeadlineAsync(extras.FlushBlocked);
        }

        CancelToken();
    }

    /// <summary>
    /// The client is told at once, whether the handler reacts or not: by the status if it can be sent, else (it does not read what was
    /// written before) by RST_STREAM(CANCEL), as PROTOCOL-HTTP2.md asks. NO_ERROR after a complete response stops its upload.
    /// </summary>
    private async Task CompleteAtDeadlineAsync(bool blocked)
    {
        const int noError = 0;
        const int cancel = 8;
        int code = blocked ? cancel : noError;
        if (!blocked)
        {
            try
            {
                await Http.Response.CompleteAsync().WaitAsync(_completionGrace).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Log.CompletionFailed(_handler.Logger, Method, exception);
                code = cancel;
            }
        }

        if (Http.Features.Get<IHttpResetFeature>() is { } reset)
        {
            reset.Reset(code);
        }
        else
        {
            Http.Abort();
        }
    }

    private void CancelToken()
    {
        try
        {
            _extras?.Cancellation?.Cancel();
        }
        catch (AggregateException exception)
        {
            Log.CancellationCallbackFailed(_handler.Logger, Method, exception);
        }
    }
}
