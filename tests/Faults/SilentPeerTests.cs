using System.Net;
using System.Net.Sockets;
using ProtoGen.Faults.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Faults;

/// <summary>A peer that is there and says nothing, from the start or all of a sudden.</summary>
public sealed class SilentPeerTests : IDisposable
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    private readonly TcpListener _silent = new(IPAddress.Loopback, 0);

    public SilentPeerTests() => _silent.Start();

    public void Dispose() => _silent.Dispose();

    [Fact]
    public async Task DeadlinesHoldAgainstAServerThatSaysNothing()
    {
        using var leftovers = new Leftovers();
        using (GrpcChannel channel = GrpcChannel.ForAddress(Silent("http")))
        {
            await RunAsync(new Peer.PeerClient(channel), new CallOptions(deadline: DateTime.UtcNow.AddMilliseconds(300)), leftovers, StatusCode.DeadlineExceeded);
        }

        await leftovers.AssertNoneAsync();
    }

    [Fact]
    public async Task TokensHoldAgainstAServerThatSaysNothing()
    {
        using var leftovers = new Leftovers();
        using (GrpcChannel channel = GrpcChannel.ForAddress(Silent("http")))
        using (var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300)))
        {
            await RunAsync(new Peer.PeerClient(channel), new CallOptions(cancellationToken: cancel.Token), leftovers, StatusCode.Cancelled);
        }

        await leftovers.AssertNoneAsync();
    }

    [Fact]
    public async Task KeepAlivePingsFindAServerThatSaysNothing()
    {
        using var leftovers = new Leftovers();
        using (GrpcChannel channel = GrpcChannel.ForAddress(Silent("http"), new() { KeepAlivePingDelay = _second, KeepAlivePingTimeout = _second }))
        {
            await RunAsync(new Peer.PeerClient(channel), default, leftovers, StatusCode.Unavailable);
        }

        await leftovers.AssertNoneAsync();
    }

    [Fact]
    public async Task AHandshakeThatIsNotAnsweredIsUnavailable()
    {
        using var leftovers = new Leftovers();
        using (GrpcChannel channel = GrpcChannel.ForAddress(Silent("https"), new() { ConnectTimeout = TimeSpan.FromMilliseconds(300) }))
        {
            await RunAsync(new Peer.PeerClient(channel), default, leftovers, StatusCode.Unavailable);
        }

        await leftovers.AssertNoneAsync();
    }

    [Fact]
    public async Task KeepAlivePingsOfTheClientFindAConnectionThatDied()
    {
        await using PeerServer server = await PeerServer.StartAsync();
        using var proxy = new FreezingProxy(server.Address);
        using var leftovers = new Leftovers();
        await RunFrozenAsync();
        proxy.Dispose();
        await leftovers.AssertNoneAsync();

        async Task RunFrozenAsync()
        {
            using GrpcChannel channel = GrpcChannel.ForAddress(proxy.Address, new() { KeepAlivePingDelay = _second, KeepAlivePingTimeout = _second });
            await using CallsUnderWay calls = await CallsUnderWay.StartAsync(channel);
            calls.Track(leftovers);
            proxy.Freeze();

            Assert.All(await calls.EndAsync(), static status => Assert.Equal(StatusCode.Unavailable, status));
        }
    }

    [Fact]
    public async Task KeepAlivePingsOfTheServerFindAConnectionThatDied()
    {
        await using PeerServer server = await PeerServer.StartAsync(
            static kestrel => (kestrel.Limits.Http2.KeepAlivePingDelay, kestrel.Limits.Http2.KeepAlivePingTimeout) = (_second, _second), gateOpen: false);
        using var proxy = new FreezingProxy(server.Address);
        using var leftovers = new Leftovers();
        server.State.OnCall = leftovers.Track;
        await RunFrozenAsync();
        await leftovers.AssertNoneAsync();

        async Task RunFrozenAsync()
        {
            using GrpcChannel channel = GrpcChannel.ForAddress(proxy.Address);
            await using CallsUnderWay calls = await CallsUnderWay.StartAsync(channel);
            Assert.Equal(3, server.State.Active);
            proxy.Freeze();

            await Limits.UntilAsync(() => server.State.Active == 0, () => $"{server.State.Active} handlers are left");
        }
    }

    private Uri Silent(string scheme) => new($"{scheme}://127.0.0.1:{((IPEndPoint)_silent.LocalEndpoint).Port}");

    /// <summary>One call of each shape, which all end alike.</summary>
    private static async Task RunAsync(Peer.PeerClient client, CallOptions options, Leftovers leftovers, StatusCode expected)
    {
        using UnaryCall<Item> unary = client.EchoAsync(new Item(), options);
        using ServerStreamingCall<Item> download = client.Download(new Plan(), options);
        using ClientStreamingCall<Item, Item> upload = client.Upload(options);
        using DuplexStreamingCall<Item, Item> chat = client.Chat(options);
        foreach (object core in (object[])[unary.Core, download.Core, upload.Core, chat.Core])
        {
            leftovers.Track(core);
        }

        await WriteAsync(() => upload.WriteAsync(new Item()), expected);
        await WriteAsync(() => chat.WriteAsync(new Item()), expected);
        foreach (Func<Task> end in (Func<Task>[])[() => unary.ResponseAsync, () => download.MoveNextAsync().AsTask(), () => upload.ResponseAsync, () => chat.MoveNextAsync().AsTask()])
        {
            Assert.Equal(expected, (await Assert.ThrowsAsync<RpcException>(() => end().Within())).StatusCode);
        }
    }

    /// <summary>On a busy machine the time may be up before the message is written.</summary>
    private static async Task WriteAsync(Func<ValueTask> write, StatusCode expected)
    {
        try
        {
            await write().Within();
        }
        catch (RpcException exception)
        {
            Assert.Equal(expected, exception.StatusCode);
        }
    }
}
