using System.Globalization;
using ProtoGen.Faults.Support;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Faults;

/// <summary>What the tests start as a process of its own, to kill it: <c>serve</c> prints its port, <c>call PORT</c> a line when its calls are under way. Both last until their standard input ends.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["serve"]:
                await using (PeerServer server = await PeerServer.StartAsync())
                {
                    await AnnounceAsync(server.Address.Port.ToString(CultureInfo.InvariantCulture));
                }

                return 0;
            case ["call", { } port]:
                using (GrpcChannel channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}"))
                {
                    await using CallsUnderWay calls = await CallsUnderWay.StartAsync(channel);
                    await AnnounceAsync("ready");
                }

                return 0;
            default:
                await Console.Error.WriteLineAsync("serve, or call PORT");
                return 2;
        }
    }

    private static async Task AnnounceAsync(string line)
    {
        Console.WriteLine(line);
        await Console.OpenStandardInput().CopyToAsync(Stream.Null);
    }
}
