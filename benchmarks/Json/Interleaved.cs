using System.Diagnostics;
using System.Globalization;
using ProtoGen.Benchmarks.Wire;

namespace ProtoGen.Benchmarks.Json;

/// <summary>All sides in turn, a few milliseconds of processor time each, many rounds, and the median of the rounds' ratios: that holds on a noisy machine.</summary>
internal static class Interleaved
{
    private const int Rounds = 21;
    private static readonly TimeSpan _slice = TimeSpan.FromMilliseconds(4);

    public static Row Measure(Action? google, Action ours, Action? poco)
    {
        Side? theirs = google is null ? null : new Side(google);
        var mine = new Side(ours);
        Side? classes = poco is null ? null : new Side(poco);
        for (int i = 0; i < Rounds; i++)
        {
            theirs?.Round();
            mine.Round();
            classes?.Round();
        }
        return new Row(mine.Median, mine.RatioOf(theirs), mine.RatioOf(classes), theirs?.Allocated(), mine.Allocated(), classes?.Allocated());
    }

    private sealed class Side
    {
        private readonly Action _action;
        private readonly int _count;
        private readonly List<double> _times = [];

        public Side(Action action)
        {
            _action = action;
            var warmUp = Stopwatch.StartNew();
            int count = 0;
            while (warmUp.ElapsedMilliseconds < 400 || count < 2000 && warmUp.ElapsedMilliseconds < 2000)
            {
                action();
                count++;
                if (count % 100 == 0 && warmUp.ElapsedMilliseconds < 300)
                    Thread.Yield(); // lets the tiering thread in
            }
            _count = Math.Max(1, (int)(_slice.TotalNanoseconds / Time(Math.Max(1, count / 100))));
        }

        public double Median => Middle(_times);

        public void Round() => _times.Add(Time(_count));

        /// <summary>How many times as long another side takes; NaN without one.</summary>
        public double RatioOf(Side? other) => other is null ? double.NaN : Middle(other._times.Zip(_times, (theirs, mine) => theirs / mine));

        public long Allocated()
        {
            const int count = 16;
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < count; i++)
                _action();
            return (GC.GetAllocatedBytesForCurrentThread() - before) / count;
        }

        private double Time(int count)
        {
            long start = ThreadClock.Nanoseconds;
            for (int i = 0; i < count; i++)
                _action();
            return (double)(ThreadClock.Nanoseconds - start) / count;
        }

        private static double Middle(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
    }
}

internal sealed record Row(double Ours, double GoogleRatio, double PocoRatio, long? GoogleBytes, long OurBytes, long? PocoBytes)
{
    public override string ToString()
    {
        string ratios = double.IsNaN(GoogleRatio) && GoogleBytes is null ? Ratio(PocoRatio) : $"{Ratio(GoogleRatio)} {Ratio(PocoRatio)}";
        string bytes = string.Join('/', new[] { GoogleBytes, OurBytes, PocoBytes }.Where(count => count is not null));
        return string.Create(CultureInfo.InvariantCulture, $"{Ours,10:F0} {ratios} {bytes,-20}");
    }

    private static string Ratio(double value) => double.IsNaN(value) ? "      -" : string.Create(CultureInfo.InvariantCulture, $"{value,6:F2}x");
}
