using System.Diagnostics;
using System.Globalization;

namespace ProtoGen.Benchmarks.Rpc.Measuring;

/// <summary>
/// Runs a section in a process that has one processor to itself, with the server on the other. Threads that move between the two cost more, by amounts that change from
/// minute to minute, than what is compared here.
/// </summary>
internal static class OneProcessor
{
    private const string ProcessorCount = "DOTNET_PROCESSOR_COUNT";

    /// <summary>True in such a process.</summary>
    public static bool IsThis { get; } = Environment.GetEnvironmentVariable(ProcessorCount) is not null;

    /// <summary>Runs this program again with these arguments on the first processor.</summary>
    /// <returns>Its exit code; null if that cannot be done here, because there is one processor only or no <c>taskset</c>, or if this is that process.</returns>
    public static async Task<int?> TryRunAsync(params string[] arguments)
    {
        if (IsThis || Environment.ProcessorCount < 2 || Tools.Find("taskset") is not { } taskset || Environment.ProcessPath is not { } program)
            return null;
        var start = new ProcessStartInfo(taskset, ["-c", "0", program, .. arguments]);

        // Otherwise the array pool has a place per call in flight too few, and HttpClient allocates 16 KB for every call, ours or bare.
        start.Environment[ProcessorCount] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture);
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
