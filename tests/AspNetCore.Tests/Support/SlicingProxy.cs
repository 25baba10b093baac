using System.Net;
using System.Net.Sockets;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>Stands between client and server and passes what each says in slices of a few bytes, each a write of its own.</summary>
internal sealed class SlicingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _server;
    private readonly int _slice;
    private readonly Task _accepting;

    /// <summary>Starts to listen.</summary>
    /// <param name="server">Where the bytes go.</param>
    /// <param name="slice">How many bytes a write has at most.</param>
    public SlicingProxy(Uri server, int slice)
    {
        _server = server;
        _slice = slice;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting.Within();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(ConnectAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ConnectAsync(TcpClient accepted)
    {
        using TcpClient client = accepted;
        using var server = new TcpClient();
        await server.ConnectAsync(_server.Host, _server.Port, _stop.Token);
        client.NoDelay = server.NoDelay = true;
        await Task.WhenAny(PassAsync(client.GetStream(), server.GetStream()), PassAsync(server.GetStream(), client.GetStream()));
    }

    private async Task PassAsync(NetworkStream source, NetworkStream target)
    {
        byte[] bytes = new byte[4096];
        try
        {
            while (await source.ReadAsync(bytes, _stop.Token) is > 0 and int count)
            {
                for (int i = 0; i < count; i += _slice)
                {
                    await target.WriteAsync(bytes.AsMemory(i, Math.Min(_slice, count - i)), _stop.Token);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One end has closed, or the test is over.
        }
    }
}
