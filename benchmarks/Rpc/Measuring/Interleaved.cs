using System.Diagnostics;
using System.Globalization;

namespace ProtoGen.Benchmarks.Rpc.Measuring;

/// <summary>
/// Runs modes in turn, in reverse order every other round, and prints medians: other work on the machine slows whole phases down, and only what is
/// measured side by side can be compared.
/// </summary>
/// <param name="rounds">How often each mode is measured.</param>
/// <param name="only">Parts of the names of the modes to run; empty for all.</param>
internal sealed class Interleaved(int rounds, string[] only)
{
    private const int MostWarmUps = 6;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(150);

    /// <summary>Measures modes and prints a row for each; the first one is what the others are compared with.</summary>
    /// <param name="title">What is measured.</param>
    /// <param name="modes">The modes.</param>
    /// <param name="warmUps">How often all modes run at least before the first round.</param>
    /// <param name="metrics">The columns.</param>
    public async Task RunAsync(string title, Mode[] modes, int warmUps, params Metric[] metrics)
    {
        modes = [.. modes.Where(mode => only.Length == 0 || only.Any(part => mode.Name.Contains(part, StringComparison.Ordinal)))];
        await WarmUpAsync(modes, warmUps);
        var samples = new Sample[modes.Length, rounds];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < modes.Length; i++)
            {
                int mode = round % 2 == 0 ? i : modes.Length - 1 - i;
                samples[mode, round] = await MeasureAsync(modes[mode]);
            }
        }

        Print(title, modes, samples, metrics);
    }

    /// <summary>
    /// Runs the modes until neither process compiles any more. Before that some of the code is the kind that counts its branches for the optimising compiler, which costs half as
    /// much again, and on a busy machine it stays for minutes.
    /// </summary>
    private static async Task WarmUpAsync(Mode[] modes, int atLeast)
    {
        long compiled = -1;
        for (int pass = 0; pass < atLeast * MostWarmUps; pass++)
        {
            foreach (Mode mode in modes)
                await mode.RunAsync();

            // The compiler starts when nothing new has been called for a tenth of a second.
            await Task.Delay(_pause);
            long now = Usage.Now.CompiledMethods;
            foreach (ServerProcess server in modes.Select(mode => mode.Server).Distinct())
                now += (await server.ReadUsageAsync()).CompiledMethods;
            if (pass >= atLeast && now == compiled)
                return;
            compiled = now;
        }

        Console.WriteLine("(still compiling after the warm-up: the figures are too high)");
    }

    private static async Task<Sample> MeasureAsync(Mode mode)
    {
        Usage server = await mode.Server.ReadUsageAsync();
        Usage client = Usage.Now;
        long start = Stopwatch.GetTimestamp();
        long count = await mode.RunAsync();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        client = Usage.Now - client;
        return new Sample(count, elapsed, client, await mode.Server.ReadUsageAsync() - server);
    }

    private void Print(string title, Mode[] modes, Sample[,] samples, Metric[] metrics)
    {
        Console.WriteLine($"{title,-44}{string.Concat(metrics.Select(metric => $"{metric.Name,26}"))}");
        for (int i = 0; i < modes.Length; i++)
        {
            string cells = string.Concat(metrics.Select(metric =>
            {
                double[] values = [.. Enumerable.Range(0, rounds).Select(round => metric.Of(samples[i, round]))];
                double ratio = Median([.. Enumerable.Range(0, rounds).Select(round => values[round] / metric.Of(samples[0, round]))]);
                string value = Median(values).ToString(metric.Format, CultureInfo.InvariantCulture);
                return i == 0 ? $"{value,18}        " : string.Create(CultureInfo.InvariantCulture, $"{value,18} {ratio,6:F2}x");
            }));
            Console.WriteLine($"  {modes[i].Name,-42}{cells}");
        }
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
