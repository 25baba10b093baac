namespace ProtoGen.Benchmarks.Rpc.Measuring;

/// <summary>One run of one mode.</summary>
/// <param name="Count">Calls, or messages of a stream.</param>
/// <param name="Elapsed">How long they took.</param>
/// <param name="Client">What the client process used.</param>
/// <param name="Server">What the server process used.</param>
internal sealed record Sample(long Count, TimeSpan Elapsed, Usage Client, Usage Server);
