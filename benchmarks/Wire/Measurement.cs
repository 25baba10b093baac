using System.Diagnostics;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>
/// Times several loops in turn, a few milliseconds of processor time each, over many rounds; what one side meets of the machine's noise the others meet too.
/// </summary>
internal static class Measurement
{
    private const int Rounds = 21;
    private const double Slice = 4e6;

    /// <summary>
    /// Makes the heap what it is in a program that has run for a while. Until the first collections every allocation meets fresh pages, which the operating system must make first; what allocates most would
    /// look worse than it ever is again.
    /// </summary>
    public static void WarmHeap()
    {
        while (GC.CollectionCount(0) < 4)
            GC.KeepAlive(new byte[1000]);
    }

    /// <summary>Nanoseconds per turn: a row per loop, a column per round.</summary>
    public static double[][] Times(params Action<int>[] loops)
    {
        int[] counts = [.. loops.Select(Calibrate)];
        double[][] times = [.. loops.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < loops.Length; i++)
                times[i][round] = Time(loops[i], counts[i]);
        }
        return times;
    }

    public static long Allocated(Action action)
    {
        const int count = 16;
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < count; i++)
            action();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / count;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }

    public static double GeometricMean(IEnumerable<double> values) => Math.Exp(values.Average(Math.Log));

    /// <summary>Runs until the tiers of the just-in-time compiler are behind, and tells how many turns make a slice.</summary>
    private static int Calibrate(Action<int> loop)
    {
        var warmUp = Stopwatch.StartNew();
        for (int count = 0; warmUp.ElapsedMilliseconds < 400 || count < 200; count += 20)
        {
            loop(20);
            if (warmUp.ElapsedMilliseconds < 300)
                Thread.Yield(); // lets the tiering thread in
        }
        double each = Math.Min(Time(loop, 10), Time(loop, 10));
        return Math.Max(1, (int)(Slice / each));
    }

    private static double Time(Action<int> loop, int count)
    {
        long start = ThreadClock.Nanoseconds;
        loop(count);
        return (double)(ThreadClock.Nanoseconds - start) / count;
    }
}
