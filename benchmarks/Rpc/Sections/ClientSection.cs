using ProtoGen.Benchmarks.Rpc.Clients;
using ProtoGen.Benchmarks.Rpc.Measuring;

namespace ProtoGen.Benchmarks.Rpc.Sections;

/// <summary>What a unary call costs the client. The server is the bare one: the less it does, the less it disturbs.</summary>
internal static class ClientSection
{
    public static async Task RunAsync(Interleaved interleaved)
    {
        using ServerProcess server = await ServerProcess.StartAsync(processor: OneProcessor.IsThis ? 1 : null);
        using var bare = new BareClient(server.BareAddress);
        using var protoGen = new ProtoGenClient(server.BareAddress);
        using var intercepted = new ProtoGenClient(server.BareAddress, intercepted: true);
        Mode[] At(int calls, int atOnce) =>
        [
            new("bare HttpMessageInvoker", server, () => InFlight.RunAsync(bare.SayHelloAsync, calls, atOnce)),
            new("bare, with messages and cancellation", server, () => InFlight.RunAsync(bare.SayHelloInFullAsync, calls, atOnce)),
            new("ProtoGen, plain", server, () => InFlight.RunAsync(protoGen.SayHelloAsync, calls, atOnce)),
            new("ProtoGen, deadline", server, () => InFlight.RunAsync(protoGen.SayHelloWithDeadlineAsync, calls, atOnce)),
            new("ProtoGen, intercepted", server, () => InFlight.RunAsync(intercepted.SayHelloAsync, calls, atOnce)),
        ];
        await interleaved.RunAsync("client, unary hello, 50 in flight", At(4_000, 50), warmUps: 60, Metric.ClientCpu, Metric.ClientBytes);
        await interleaved.RunAsync("client, unary hello, 1 in flight", At(1_000, 1), warmUps: 10, Metric.ClientCpu, Metric.ClientBytes, Metric.Latency);
    }
}
