using ProtoGen.Benchmarks.Rpc.Measuring;
using ProtoGen.Benchmarks.Rpc.Server;

namespace ProtoGen.Benchmarks.Rpc.Sections;

/// <summary>What a unary call costs the server, loaded by h2load on another processor.</summary>
internal static class ServerSection
{
    // So many that the connections and their 200 streams, which every run makes anew and which take 1.2 MB, do not count.
    private const int Requests = 100_000;
    private const int WarmUps = 12;

    public static async Task<int> RunAsync(Interleaved interleaved)
    {
        if (H2Load.Path is not { } program)
        {
            Console.Error.WriteLine("server: h2load is not installed; it is in the package nghttp2-client (apt-get install nghttp2-client).");
            return 1;
        }

        string body = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(body, Frames.Request);
            var load = new H2Load(program, body);
            using ServerProcess server = await ServerProcess.StartAsync(processor: Environment.ProcessorCount > 1 ? 1 : null);
            string hello = Frames.PathOf("SayHello");
            Mode[] modes =
            [
                new("routed endpoint, 20 fixed bytes", server, () => load.RunAsync(server.BareAddress + BareEndpoints.FloorPath, Requests)),
                new("call by hand, fixed reply", server, () => load.RunAsync(server.BareAddress + hello, Requests)),
                new("ProtoGen", server, () => load.RunAsync(server.ProtoGenAddress + hello, Requests)),
                new("ProtoGen, deadline and common headers", server, () => load.RunAsync(
                    server.ProtoGenAddress + hello, Requests, "grpc-timeout: 10S", "user-agent: grpc-bench/1.0", "grpc-accept-encoding: identity,gzip", "x-request-id: 4711")),
            ];
            await interleaved.RunAsync("server, unary hello", modes, WarmUps, Metric.ServerCpu, Metric.ServerBytes);
            return 0;
        }
        finally
        {
            File.Delete(body);
        }
    }
}
