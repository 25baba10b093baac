namespace ProtoGen.Benchmarks.Rpc.Measuring;

/// <summary>One way to do the work that a table compares.</summary>
/// <param name="Name">Its row.</param>
/// <param name="Server">The server process it talks to.</param>
/// <param name="RunAsync">Does the work and says how many calls or messages that were.</param>
internal sealed record Mode(string Name, ServerProcess Server, Func<Task<long>> RunAsync);
