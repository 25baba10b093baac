using System.Net;
using System.Net.Sockets;

namespace ProtoGen.Faults.Support;

/// <summary>A relay that can stop relaying without closing anything: what a cut cable or a lost machine looks like from the other end.</summary>
internal sealed class FreezingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private volatile bool _frozen;

    public FreezingProxy(Uri target)
    {
        _target = target.Port;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Freeze() => _frozen = true;

    public void Dispose()
    {
        // The tokens of the relays are still in use, so their source stays; it has no timer.
        _stop.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        CancellationToken stop = _stop.Token;
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(stop);
                var server = new TcpClient { NoDelay = true };
                await server.ConnectAsync(IPAddress.Loopback, _target, stop);
                client.NoDelay = true;
                _ = RelayBothAsync(client, server, stop);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task RelayBothAsync(TcpClient client, TcpClient server, CancellationToken stop)
    {
        using (client)
        using (server)
        {
            await Task.WhenAll(RelayAsync(client.GetStream(), server.GetStream(), stop), RelayAsync(server.GetStream(), client.GetStream(), stop));
        }
    }

    private async Task RelayAsync(NetworkStream from, NetworkStream to, CancellationToken stop)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            int count;
            while ((count = await from.ReadAsync(buffer, stop)) > 0)
            {
                if (_frozen)
                {
                    await Task.Delay(Timeout.Infinite, stop);
                }

                await to.WriteAsync(buffer.AsMemory(0, count), stop);
            }

            // An end of one side that comes after the freeze is as silent as everything else.
            if (_frozen)
            {
                await Task.Delay(Timeout.Infinite, stop);
            }

            to.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
        }
    }
}
