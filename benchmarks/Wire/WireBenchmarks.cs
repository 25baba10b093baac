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
    public void Google() => Scenario.Google.Parse();

    [Benchmark]
    public void ProtoGen() => Scenario.ProtoGen.Parse();
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
    public byte[] Google() => Scenario.Google.ToByteArray();

    [Benchmark]
    public byte[] ProtoGen() => Scenario.ProtoGen.ToByteArray();
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
    public void Google() => Scenario.Google.WriteTo();

    [Benchmark]
    public void ProtoGen() => Scenario.ProtoGen.WriteTo();
}
