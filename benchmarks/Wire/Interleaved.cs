using System.Diagnostics;
using System.Globalization;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>
/// A quick look that holds on a noisy machine: both sides in turn, a few milliseconds each, many rounds, and the median of the rounds' ratios.
/// BenchmarkDotNet gives the figures to quote; this gives them in half a minute.
/// </summary>
internal static class Interleaved
{
    private const int Rounds = 21;
    private static readonly TimeSpan _slice = TimeSpan.FromMilliseconds(4);

    public static void Run(string filter)
    {
        Console.WriteLine($"{"",-16}{"bytes",8} | {"parse",34} | {"ToByteArray",34} | {"IBufferWriter",34}");
        var ratios = new List<double[]>();
        foreach (Scenario scenario in Scenarios.All.Where(scenario => scenario.Name.Contains(filter, StringComparison.Ordinal)))
        {
            Row parse = Measure(scenario.Google.Parse, scenario.ProtoGen.Parse);
            Row array = Measure(() => scenario.Google.ToByteArray(), () => scenario.ProtoGen.ToByteArray());
            Row buffer = Measure(scenario.Google.WriteTo, scenario.ProtoGen.WriteTo);
            if (!scenario.Name.StartsWith("packed", StringComparison.Ordinal))
                ratios.Add([parse.Ratio, array.Ratio, buffer.Ratio]);
            Console.WriteLine($"{scenario.Name,-16}{scenario.Size,8} | {parse} | {array} | {buffer}");
        }
        if (ratios.Count > 1)
        {
            string[] means = [.. Enumerable.Range(0, 3).Select(i => Math.Exp(ratios.Average(row => Math.Log(row[i]))).ToString("F2", CultureInfo.InvariantCulture))];
            Console.WriteLine($"geometric mean of the ratios without packed rows: parse {means[0]}, ToByteArray {means[1]}, IBufferWriter {means[2]}");
        }
        Console.WriteLine("cells: ns Google.Protobuf / ns ProtoGen, ratio (above 1: ProtoGen is faster), bytes allocated Google/ProtoGen");
    }

    private static Row Measure(Action google, Action ours)
    {
        int googleCount = Calibrate(google);
        int ourCount = Calibrate(ours);
        double[] googleTimes = new double[Rounds];
        double[] ourTimes = new double[Rounds];
        for (int i = 0; i < Rounds; i++)
        {
            googleTimes[i] = Time(google, googleCount);
            ourTimes[i] = Time(ours, ourCount);
        }
        double ratio = Median([.. googleTimes.Zip(ourTimes, (a, b) => a / b)]);
        return new Row(Median(googleTimes), Median(ourTimes), ratio, Allocated(google), Allocated(ours));
    }

    private static int Calibrate(Action action)
    {
        var warmUp = Stopwatch.StartNew();
        int count = 0;
        while (warmUp.ElapsedMilliseconds < 400 || count < 200)
        {
            action();
            count++;
            if (count % 100 == 0 && warmUp.ElapsedMilliseconds < 300)
                Thread.Yield(); // lets the tiering thread in
        }
        double each = Time(action, Math.Max(1, count / 100));
        return Math.Max(1, (int)(_slice.TotalNanoseconds / each));
    }

    private static double Time(Action action, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    private static long Allocated(Action action)
    {
        const int count = 16;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < count; i++)
            action();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / count;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }

    private readonly record struct Row(double Google, double Ours, double Ratio, long GoogleBytes, long OurBytes)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Google,9:F1} /{Ours,9:F1} {Ratio,6:F2}x {GoogleBytes,7}/{OurBytes,-7}");
    }
}
