using System.Globalization;
using System.Runtime.InteropServices;

namespace ProtoGen.Benchmarks.Compiler;

/// <summary>Prints the tables.</summary>
internal static class Report
{
    public static void Machine(string folder, string[] files)
    {
        double megabytes = files.Sum(file => (double)new FileInfo(Path.Combine(folder, file)).Length) / 1e6;
        Line($"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores");
        Line($"{files.Length} files, {megabytes:F1} MB, compiled with imports and source info");
        Line($"");
    }

    public static void Race(Measurement protoc, Measurement own, long bytes, bool equal)
    {
        Line($"| | wall s | CPU s | peak MB |");
        Line($"|---|---|---|---|");
        Line($"| protoc 36.2 | {protoc.WallSeconds:F2} | {protoc.CpuSeconds:F2} | {protoc.PeakMegabytes:F0} |");
        Line($"| ProtoGen | {own.WallSeconds:F2} | {own.CpuSeconds:F2} | {own.PeakMegabytes:F0} |");
        Line($"| ratio | {own.WallSeconds / protoc.WallSeconds:F2} | {own.CpuSeconds / protoc.CpuSeconds:F2} | {own.PeakMegabytes / protoc.PeakMegabytes:F2} |");
        Line($"");
        Line($"output: {bytes} bytes, {(equal ? "equal" : "DIFFERENT")}");
        Line($"");
    }

    public static void Throughput(double megabytes, IEnumerable<(string Phase, double Seconds, double Allocated)> phases)
    {
        Line($"| one thread, warm | s | MB of source per s | MB allocated |");
        Line($"|---|---|---|---|");
        foreach ((string phase, double seconds, double allocated) in phases)
            Line($"| {phase} | {seconds:F3} | {megabytes / seconds:F0} | {allocated:F0} |");
    }

    public static void StartUp(double hello, double tool, double protoc, double ratio)
    {
        Line($"| one tiny file, wall time | ms |");
        Line($"|---|---|");
        Line($"| hello world on .NET | {hello * 1000:F0} |");
        Line($"| protogen compile | {tool * 1000:F0} |");
        Line($"| protoc 36.2 | {protoc * 1000:F0} |");
        Line($"| protogen / hello world, median of pairs | {ratio:F2} |");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
