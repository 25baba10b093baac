using ProtoGen.Benchmarks.Rpc.Clients;
using ProtoGen.Benchmarks.Rpc.Measuring;

namespace ProtoGen.Benchmarks.Rpc.Sections;

/// <summary>Streams of small messages, beside one flush per message; client and server share the processors.</summary>
internal static class StreamingSection
{
    private const int Messages = 300_000;
    private const int RoundTrips = 2_000;
    private const int WarmUps = 8;

    public static async Task RunAsync(Interleaved interleaved)
    {
        using ServerProcess server = await ServerProcess.StartAsync();
        using var bareToBare = new BareClient(server.BareAddress);
        using var bareToOurs = new BareClient(server.ProtoGenAddress);
        using var oursToBare = new ProtoGenClient(server.BareAddress);
        using var ours = new ProtoGenClient(server.ProtoGenAddress);
        using var intercepted = new ProtoGenClient(server.ProtoGenAddress, intercepted: true);
        Mode Of(string name, int count, Func<int, Task> run) => new(name, server, async () =>
        {
            await run(count);
            return count;
        });

        await interleaved.RunAsync(
            "server streaming: server <- client",
            [
                Of("flush per message <- bare reader", Messages, count => bareToBare.SayManyAsync("SayMany", count)),
                Of("flush per message <- ProtoGen", Messages, count => oursToBare.SayManyAsync(count)),
                Of("ProtoGen <- bare reader", Messages, count => bareToOurs.SayManyAsync("SayMany", count)),
                Of("ProtoGen <- ProtoGen", Messages, count => ours.SayManyAsync(count)),
                Of("ProtoGen, handler is a sequence <- ProtoGen", Messages, count => ours.SayManyAsync(count, asSequence: true)),
                Of("ProtoGen <- ProtoGen, intercepted", Messages, count => intercepted.SayManyAsync(count)),
            ],
            WarmUps, Metric.PerSecond, Metric.ServerCpu, Metric.ClientCpu, Metric.ServerBytes, Metric.ClientBytes);
        Console.WriteLine();
        await interleaved.RunAsync(
            "client streaming: client -> server",
            [
                Of("write and flush per message -> ProtoGen", Messages / 4, count => bareToOurs.HearAsync(count, perWrite: 1)),
                Of("600 messages per write -> ProtoGen", Messages, count => bareToOurs.HearAsync(count, perWrite: 600)),
                Of("ProtoGen -> ProtoGen", Messages, ours.HearAsync),
                Of("ProtoGen, intercepted -> ProtoGen", Messages, intercepted.HearAsync),
                Of("write and flush per message -> bare", Messages / 4, count => bareToBare.HearAsync(count, perWrite: 1)),
                Of("ProtoGen -> bare", Messages, oursToBare.HearAsync),
            ],
            WarmUps, Metric.PerSecond, Metric.ClientCpu, Metric.ServerCpu, Metric.ClientBytes, Metric.ServerBytes);
        Console.WriteLine();
        await interleaved.RunAsync(
            "ping-pong: client <-> server",
            [
                Of("flush per message <-> flush per message", RoundTrips, bareToBare.ConverseAsync),
                Of("ProtoGen <-> flush per message", RoundTrips, oursToBare.ConverseAsync),
                Of("flush per message <-> ProtoGen", RoundTrips, bareToOurs.ConverseAsync),
                Of("ProtoGen <-> ProtoGen", RoundTrips, ours.ConverseAsync),
                Of("ProtoGen, intercepted <-> ProtoGen", RoundTrips, intercepted.ConverseAsync),
            ],
            WarmUps, Metric.Latency, Metric.ClientCpu, Metric.ServerCpu, Metric.ClientBytes, Metric.ServerBytes);
    }
}
