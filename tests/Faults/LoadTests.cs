using ProtoGen.Faults.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Faults;

/// <summary>Many calls, many messages, many ends; <see cref="Limits.Scale"/> multiplies each.</summary>
public sealed class LoadTests
{
    [Fact]
    public async Task TenThousandCallsAtOnceShareFewConnections()
    {
        const int calls = 10_000;
        for (int round = 0; round < Limits.Scale; round++)
        {
            await using PeerServer server = await PeerServer.StartAsync(static kestrel => kestrel.Limits.Http2.MaxStreamsPerConnection = calls / 4, gateOpen: false);
            using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
            var client = new Peer.PeerClient(channel);
            using var leftovers = new Leftovers(watchBuffers: false);
            server.State.OnCall = leftovers.Track;
            await RunAsync();

            // Four would do; HttpClient opens one more whenever calls wait, so on a busy machine there are some that it did not need.
            Assert.InRange(server.Connections, 4, calls / 100);
            await leftovers.AssertNoneAsync();

            async Task RunAsync()
            {
                Task<Item>[] responses = new Task<Item>[calls];
                for (int i = 0; i < calls; i++)
                {
                    UnaryCall<Item> call = client.EchoAsync(new Item { Number = i });
                    leftovers.Track(call.Core);
                    responses[i] = call.ResponseAsync;
                }

                await Limits.UntilAsync(() => server.State.Active == calls, () => $"{server.State.Active} of {calls} calls are there");
                server.State.OpenGate();

                Item[] items = await Task.WhenAll(responses).Within();
                Assert.Equal(Enumerable.Range(0, calls).Select(static i => (long)i), items.Select(static item => item.Number));
            }
        }
    }

    [Fact]
    public async Task AMillionMessagesComeDownOneStream()
    {
        long count = 1_000_000L * Limits.Scale;
        await using PeerServer server = await PeerServer.StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
        var client = new Peer.PeerClient(channel);
        await client.EchoAsync(new Item()).ResponseAsync.Within();
        using var leftovers = new Leftovers(watchBuffers: false);
        server.State.OnCall = leftovers.Track;
        await RunAsync();
        await leftovers.AssertNoneAsync();

        async Task RunAsync()
        {
            using ServerStreamingCall<Item> call = client.Download(new Plan { Count = count });
            leftovers.Track(call.Core);
            long next = 0;
            while (await call.MoveNextAsync())
            {
                if (call.Current.Number != next++)
                {
                    Assert.Fail($"Item {call.Current.Number} came as number {next - 1}.");
                }
            }

            Assert.Equal(count, next);
            Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        }
    }

    [Fact]
    public async Task AMillionMessagesGoUpOneStream()
    {
        long count = 1_000_000L * Limits.Scale;
        await using PeerServer server = await PeerServer.StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
        var client = new Peer.PeerClient(channel);
        await client.EchoAsync(new Item()).ResponseAsync.Within();
        using var leftovers = new Leftovers(watchBuffers: false);
        server.State.OnCall = leftovers.Track;
        await RunAsync();
        await leftovers.AssertNoneAsync();

        async Task RunAsync()
        {
            using ClientStreamingCall<Item, Item> call = client.Upload();
            leftovers.Track(call.Core);
            for (long i = 0; i < count; i++)
            {
                await call.WriteAsync(new Item { Number = i });
            }

            await call.CompleteAsync().Within();
            Assert.Equal(count, (await call.ResponseAsync.Within()).Number);
        }
    }

    /// <summary>Ends of every kind in every moment of a call, side by side on one connection.</summary>
    [Fact]
    public async Task AStormOfDeadlinesCancellationsAndDisposalsLeavesNothing()
    {
        int calls = 400 * Limits.Scale;
        await using PeerServer server = await PeerServer.StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
        var client = new Peer.PeerClient(channel);
        await client.EchoAsync(new Item()).ResponseAsync.Within();
        using var leftovers = new Leftovers();
        server.State.OnCall = leftovers.Track;
        for (int i = 0; i < calls; i += 50)
        {
            await Task.WhenAll(Enumerable.Range(i, 50).Select(seed => Task.Run(() => RunAsync(new Random(seed))))).Within();
        }

        await Limits.UntilAsync(() => server.State.Active == 0, () => $"{server.State.Active} handlers are left");
        await leftovers.AssertNoneAsync();
        Assert.Equal(7, (await client.EchoAsync(new Item { Number = 7 }).ResponseAsync.Within()).Number);

        async Task RunAsync(Random random)
        {
            TimeSpan time = TimeSpan.FromMilliseconds(random.NextDouble() * 40);
            bool byDeadline = random.Next(2) == 0;
            using var cancel = new CancellationTokenSource(byDeadline ? Timeout.InfiniteTimeSpan : time);
            CallOptions options = byDeadline ? new CallOptions(deadline: DateTime.UtcNow + time) : new CallOptions(cancellationToken: cancel.Token);
            bool leavesEarly = random.Next(4) == 0;
            using DuplexStreamingCall<Item, Item> call = client.Chat(options);
            leftovers.Track(call.Core);
            ByteString body = ByteString.Wrap(new byte[random.Next(20_000)]);
            try
            {
                while (true)
                {
                    await call.WriteAsync(new Item { Body = body });
                    Assert.True(await call.MoveNextAsync());
                    if (leavesEarly)
                    {
                        return;
                    }
                }
            }
            catch (RpcException exception)
            {
                Assert.Equal(byDeadline ? StatusCode.DeadlineExceeded : StatusCode.Cancelled, exception.StatusCode);
            }
        }
    }
}
