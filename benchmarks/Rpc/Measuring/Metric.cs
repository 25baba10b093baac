namespace ProtoGen.Benchmarks.Rpc.Measuring;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Format">How its numbers are written.</param>
/// <param name="Of">The number of one sample.</param>
internal sealed record Metric(string Name, string Format, Func<Sample, double> Of)
{
    public static Metric ServerCpu { get; } = new("server CPU us", "F2", sample => sample.Server.CpuMicroseconds / sample.Count);

    public static Metric ServerBytes { get; } = new("server B", "F0", sample => (double)sample.Server.Bytes / sample.Count);

    public static Metric ClientCpu { get; } = new("client CPU us", "F2", sample => sample.Client.CpuMicroseconds / sample.Count);

    public static Metric ClientBytes { get; } = new("client B", "F0", sample => (double)sample.Client.Bytes / sample.Count);

    public static Metric PerSecond { get; } = new("thousand/s", "F1", sample => sample.Count / sample.Elapsed.TotalMilliseconds);

    public static Metric Latency { get; } = new("us each", "F1", sample => sample.Elapsed.TotalMicroseconds / sample.Count);
}
