namespace ProtoGen.Benchmarks.Rpc.Clients;

/// <summary>A figure of work that was not done is worth nothing.</summary>
internal static class Check
{
    public static void Equal(long actual, long expected)
    {
        if (actual != expected)
            throw new InvalidOperationException($"{actual} messages arrived instead of {expected}.");
    }
}
