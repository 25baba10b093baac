using System.Runtime;

namespace ProtoGen.Benchmarks.Rpc.Measuring;

/// <summary>What a process has used since its start, or between two moments.</summary>
/// <param name="CpuMicroseconds">User and kernel time of all threads.</param>
/// <param name="Bytes">Bytes allocated by managed code.</param>
/// <param name="CompiledMethods">Methods that the run time compiled, each of its tiers counted.</param>
internal readonly record struct Usage(double CpuMicroseconds, long Bytes, long CompiledMethods)
{
    /// <summary>What this process has used so far.</summary>
    public static Usage Now => new(Environment.CpuUsage.TotalTime.TotalMicroseconds, GC.GetTotalAllocatedBytes(precise: true), JitInfo.GetCompiledMethodCount());

    public static Usage operator -(Usage left, Usage right) => new(left.CpuMicroseconds - right.CpuMicroseconds, left.Bytes - right.Bytes, left.CompiledMethods - right.CompiledMethods);
}
