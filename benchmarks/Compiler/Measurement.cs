using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ProtoGen.Benchmarks.Compiler;

/// <summary>What one run of a program took.</summary>
internal readonly record struct Measurement(double WallSeconds, double CpuSeconds, double PeakMegabytes)
{
    private const int Children = -1;

    /// <summary>
    /// Runs a program in a process that starts nothing else, so that what the system says about its children is about the
    /// program alone.
    /// </summary>
    public static Measurement Of(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["--measure", program, .. arguments]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string[] numbers = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {string.Join(' ', numbers)}");
        return new Measurement(Parse(numbers[0]), Parse(numbers[1]), Parse(numbers[2]));
    }

    /// <returns>The program's exit code.</returns>
    public static int RunAndPrint(string program, string[] arguments)
    {
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        double wall = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (GetResourceUsage(Children, out ResourceUsage usage) != 0)
            throw new PlatformNotSupportedException("this benchmark needs getrusage");
        double cpu = usage.UserSeconds + usage.SystemSeconds + ((usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6);
        // Linux counts the peak in kilobytes, macOS in bytes.
        double peak = usage.PeakResident / (OperatingSystem.IsMacOS() ? 1024.0 * 1024 : 1024);
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{wall} {cpu} {peak}"));
        return process.ExitCode;
    }

    public static Measurement Median(IReadOnlyCollection<Measurement> runs) => new(
        Middle(runs.Select(static run => run.WallSeconds)), Middle(runs.Select(static run => run.CpuSeconds)), Middle(runs.Select(static run => run.PeakMegabytes)));

    public static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int GetResourceUsage(int who, out ResourceUsage usage);

    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceUsage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
        public long PeakResident;
        private unsafe fixed long _rest[13];
    }
}
