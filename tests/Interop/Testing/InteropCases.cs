using System.Text;

namespace ProtoGen.InteropTests.Testing;

/// <summary>The gRPC interop cases that are run, and between whom.</summary>
internal static class InteropCases
{
    private const string Passes = "passes";

    public static readonly string[] All =
    [
        "empty_unary", "large_unary", "client_compressed_unary", "server_compressed_unary", "client_streaming", "client_compressed_streaming", "server_streaming",
        "server_compressed_streaming", "ping_pong", "empty_stream", "custom_metadata", "status_code_and_message", "special_status_message", "unimplemented_method",
        "unimplemented_service", "cancel_after_begin", "cancel_after_first_response", "timeout_on_sleeping_server",
    ];

    /// <summary>What a server of grpc-js 1.14 cannot do: it never compresses a response.</summary>
    public static readonly string[] NotByGrpcJsServers = ["server_compressed_unary", "server_compressed_streaming"];

    /// <summary>The table for the guide. Its cells say "passes" because each is a test that must.</summary>
    public static string Table()
    {
        var table = new StringBuilder(
            "| case | our server, grpc-js client | our client, grpc-js server | our server, grpcio client | our client, grpcio server | our client, our server |\n|---|---|---|---|---|---|\n");
        foreach (string name in All)
        {
            string grpcJsServer = NotByGrpcJsServers.Contains(name) ? "grpc-js cannot" : Passes;
            table.Append($"| `{name}` | {Passes} | {grpcJsServer} | {Passes} | {Passes} | {Passes} |\n");
        }

        return table.ToString();
    }
}
