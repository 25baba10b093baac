using System.Globalization;
using ProtoGen.Faults.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Faults;

/// <summary>A peer whose process is killed.</summary>
public sealed class DeadPeerTests
{
    [Fact]
    public async Task AServerThatIsKilledEndsEveryCall()
    {
        using ChildProcess server = await ChildProcess.StartAsync("serve");
        using GrpcChannel channel = GrpcChannel.ForAddress("http://127.0.0.1:" + server.Announcement);
        var client = new Peer.PeerClient(channel);
        await client.EchoAsync(new Item()).ResponseAsync.Within();
        using var leftovers = new Leftovers();
        await RunAsync();
        await leftovers.AssertNoneAsync();

        async Task RunAsync()
        {
            await using CallsUnderWay calls = await CallsUnderWay.StartAsync(channel);
            calls.Track(leftovers);

            await server.KillAsync();

            Assert.All(await calls.EndAsync(), static status => Assert.Equal(StatusCode.Unavailable, status));

            // And nobody is there for the next one.
            Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => client.EchoAsync(new Item()).ResponseAsync.Within())).StatusCode);
        }
    }

    [Fact]
    public async Task AClientThatIsKilledEndsEveryHandler()
    {
        await using PeerServer server = await PeerServer.StartAsync(gateOpen: false);
        using var leftovers = new Leftovers();
        server.State.OnCall = leftovers.Track;
        using ChildProcess client = await ChildProcess.StartAsync("call", server.Address.Port.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(3, server.State.Active);

        await client.KillAsync();

        await Limits.UntilAsync(() => server.State.Active == 0, () => $"{server.State.Active} handlers are left");
        await leftovers.AssertNoneAsync();
    }

    [Fact]
    public async Task AChannelThatIsDisposedEndsItsCallsOnBothSides()
    {
        await using PeerServer server = await PeerServer.StartAsync(gateOpen: false);
        using var leftovers = new Leftovers();
        server.State.OnCall = leftovers.Track;
        await RunAsync();
        await Limits.UntilAsync(() => server.State.Active == 0, () => $"{server.State.Active} handlers are left");
        await leftovers.AssertNoneAsync();

        async Task RunAsync()
        {
            GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
            await using CallsUnderWay calls = await CallsUnderWay.StartAsync(channel);
            calls.Track(leftovers);

            channel.Dispose();

            Assert.All(await calls.EndAsync(), static status => Assert.Equal(StatusCode.Cancelled, status));
        }
    }
}
