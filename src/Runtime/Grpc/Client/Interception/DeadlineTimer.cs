namespace ProtoGen.Grpc.Client;

/// <summary>
/// Tells that a deadline has passed, and never before it has: the system's timers count in ticks that are coarser than the clock, and may fire some milliseconds early. Whoever is
/// stopped by this may therefore blame the deadline.
/// </summary>
internal sealed class DeadlineTimer : IDisposable
{
    // The longest wait that Timer takes; a later deadline is approached in steps.
    private const long MaxTimerMilliseconds = 0xFFFFFFFE;

    private readonly DateTime _deadline;
    private readonly Action _passed;
    private readonly Timer _timer;

    /// <summary>Makes the timer; it does not run before <see cref="Start"/>.</summary>
    public DeadlineTimer(DateTime deadline, Action passed)
    {
        _deadline = deadline;
        _passed = passed;

        // The timer belongs to the runtime: it must not keep the caller's AsyncLocals.
        using AsyncFlowControl? _ = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _timer = new Timer(static timer => ((DeadlineTimer)timer!).OnTimer(), this, Timeout.Infinite, Timeout.Infinite);
    }

    public bool HasPassed => DateTime.UtcNow >= _deadline;

    public void Start() => _timer.Change(Math.Clamp((long)Math.Ceiling((_deadline - DateTime.UtcNow).TotalMilliseconds), 0, MaxTimerMilliseconds), Timeout.Infinite);

    public void Dispose() => _timer.Dispose();

    private void OnTimer()
    {
        if (HasPassed)
        {
            _passed();
            return;
        }

        try
        {
            Start();
        }
        catch (ObjectDisposedException)
        {
            // The call has ended.
        }
    }
}
