using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>
/// The processor time of the calling thread, which other programs on the machine do not lengthen as they do the time of day. Collections count: without
/// concurrent collection they run on the thread that allocates. Elsewhere than on 64-bit Linux it is the time of day.
/// </summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static long Nanoseconds
    {
        get
        {
            if (!OperatingSystem.IsLinux() || nint.Size != 8)
                return (long)Stopwatch.GetElapsedTime(0).TotalNanoseconds;
            _ = GetTime(ThreadCpuTime, out Time time);
            return time.Seconds * 1_000_000_000 + time.Nanoseconds;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
