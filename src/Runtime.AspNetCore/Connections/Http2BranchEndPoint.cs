using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;

namespace ProtoGen.AspNetCore.Connections;

/// <summary>The address of an endpoint without a socket: its connections come from a <see cref="HttpSwitch"/>.</summary>
internal sealed class Http2BranchEndPoint(Func<EndPoint> main) : EndPoint
{
    private readonly Channel<Http2BranchConnection> _accepted = Channel.CreateUnbounded<Http2BranchConnection>();

    public ChannelReader<Http2BranchConnection> Accepted => _accepted.Reader;

    /// <summary>Hands a connection over.</summary>
    /// <returns>False if the server is being stopped.</returns>
    public bool TryAccept(Http2BranchConnection connection) => _accepted.Writer.TryWrite(connection);

    public void Close() => _accepted.Writer.TryComplete();

    /// <summary>The server shows this as the address, which is that of the port.</summary>
    public override string ToString() => main().ToString()!;
}
