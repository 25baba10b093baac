using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>Parse against Google.Protobuf.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByParams)]
public class ParseBenchmarks
{
    [ParamsSource(nameof(All))]
    public Scenario Scenario { get; set; } = null!;

    public static IEnumerable<Scenario> All => Scenarios.All;

    [Benchmark(Baseline = true)]
    public void Google() => Scenario.Google.Parse(1);

    [Benchmark]
    public void ProtoGen() => Scenario.ProtoGen.Parse(1);
}

/// <summary>ToByteArray against Google.Protobuf.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByParams)]
public class ToByteArrayBenchmarks
{
    [ParamsSource(nameof(All))]
    public Scenario Scenario { get; set; } = null!;

    public static IEnumerable<Scenario> All => Scenarios.All;

    [Benchmark(Baseline = true)]
    public void Google() => Scenario.Google.ToByteArray(1);

    [Benchmark]
    public void ProtoGen() => Scenario.ProtoGen.ToByteArray(1);
}

/// <summary>Writing to a kept IBufferWriter against Google.Protobuf.</summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByParams)]
public class BufferWriterBenchmarks
{
    [ParamsSource(nameof(All))]
    public Scenario Scenario { get; set; } = null!;

    public static IEnumerable<Scenario> All => Scenarios.All;

    [Benchmark(Baseline = true)]
    public void Google() => Scenario.Google.WriteTo(1);

    [Benchmark]
    public void ProtoGen() => Scenario.ProtoGen.WriteTo(1);
}
