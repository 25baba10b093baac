using System.Globalization;
using ProtoGen.Benchmarks.Rpc.Clients;
using ProtoGen.Benchmarks.Rpc.Measuring;

namespace ProtoGen.Benchmarks.Rpc.Sections;

/// <summary>What the bytes of a unary call are, for whoever wants to have fewer of them. The event costs time, so no time is measured here.</summary>
internal static class AllocationsSection
{
    private const int Calls = 60_000;
    private const int InFlightCalls = 50;

    public static async Task RunAsync()
    {
        using ServerProcess server = await ServerProcess.StartAsync();
        using var bare = new BareClient(server.ProtoGenAddress);
        using var protoGen = new ProtoGenClient(server.ProtoGenAddress);
        (string Name, Func<Task> Call)[] clients = [("bare HttpMessageInvoker", bare.SayHelloAsync), ("ProtoGen", protoGen.SayHelloAsync)];
        foreach ((string name, Func<Task> call) in clients)
        {
            await InFlight.RunAsync(call, Calls, InFlightCalls);
            await server.AskAsync("types");
            using var types = new AllocationTypes();
            await InFlight.RunAsync(call, Calls, InFlightCalls);
            Console.WriteLine($"client, {name}: bytes per call by type");
            foreach (string line in types.Top(Calls, 40))
                Console.WriteLine(line);
            Console.WriteLine("server, ProtoGen: bytes per call by type");
            foreach (string line in (await server.AskAsync(string.Create(CultureInfo.InvariantCulture, $"types {Calls}"))).Split('\t'))
                Console.WriteLine(line);
        }
    }
}
