using System.Globalization;

namespace ProtoGen.InteropTests;

/// <summary>@grpc/grpc-js as the client of our server; what a case does and expects stands in js/client.mjs.</summary>
public sealed class GrpcJsClientTests(InteropServer server) : IClassFixture<InteropServer>
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(120);

    [Theory]
    [InlineData("unary")]
    [InlineData("unary_empty")]
    [InlineData("unary_large")]
    [InlineData("compressed")]
    [InlineData("oversize")]
    [InlineData("concurrent")]
    [InlineData("server_stream")]
    [InlineData("server_stream_empty")]
    [InlineData("client_stream")]
    [InlineData("duplex_ping_pong")]
    [InlineData("duplex_empty")]
    [InlineData("metadata")]
    [InlineData("status_codes")]
    [InlineData("status_message")]
    [InlineData("rich_error")]
    [InlineData("status_in_stream")]
    [InlineData("exception")]
    [InlineData("unimplemented")]
    [InlineData("unknown_service")]
    [InlineData("deadline")]
    [InlineData("cancel_unary")]
    [InlineData("cancel_after_first_response")]
    public async Task AForeignClientUnderstandsOurServer(string name)
    {
        (int exitCode, string output) = await NodeScripts.RunAsync(_limit, "client.mjs", server.Port.ToString(CultureInfo.InvariantCulture), name);

        Assert.True(exitCode == 0, output);
    }
}
