namespace ProtoGen.Benchmarks.Rpc.Clients;

/// <summary>Keeps a number of calls under way until a count is reached.</summary>
internal static class InFlight
{
    public static async Task<long> RunAsync(Func<Task> call, int count, int atOnce)
    {
        int left = count;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                await call();
        })));
        return count;
    }
}
