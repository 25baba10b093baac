using System.Text;

namespace ProtoGen.InteropTests.Testing;

/// <summary>The gRPC interop cases that are run, and between whom.</summary>
internal static class InteropCases
{
    public const string OurServer = "our server, grpc-js client";
    public const string OurClient = "our client, grpc-js server";
    public const string Both = "our client, our server";

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
        var table = new StringBuilder($"| case | {OurServer} | {OurClient} | {Both} |\n|---|---|---|---|\n");
        foreach (string name in All)
        {
            table.Append($"| `{name}` | passes | {(NotByGrpcJsServers.Contains(name) ? "grpc-js cannot" : "passes")} | passes |\n");
        }

        return table.ToString();
    }
}
