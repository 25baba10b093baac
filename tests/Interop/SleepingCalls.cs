namespace ProtoGen.InteropTests;

/// <summary>Counts the handlers that wait to be cancelled.</summary>
internal sealed class SleepingCalls
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public async Task SleepAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
