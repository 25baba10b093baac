using ProtoGen.Faults.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Faults;

/// <summary>A reader that is slower than its writer: the writer waits, so what lies in between is bounded.</summary>
public sealed class BackPressureTests
{
    private const int ItemSize = 32 * 1024;

    /// <summary>Flow-control windows and the buffers of both ends, with room to spare.</summary>
    private const long MostBytes = 8L * 1024 * 1024;

    [Fact]
    public async Task AClientThatDoesNotReadHoldsTheServerUp()
    {
        await using PeerServer server = await PeerServer.StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
        var client = new Peer.PeerClient(channel);
        await client.EchoAsync(new Item()).ResponseAsync.Within();
        using var leftovers = new Leftovers();
        server.State.OnCall = leftovers.Track;
        await RunAsync();
        await leftovers.AssertNoneAsync();

        async Task RunAsync()
        {
            using ServerStreamingCall<Item> call = client.Download(new Plan { Size = ItemSize });
            leftovers.Track(call.Core);
            Assert.True(await call.MoveNextAsync().Within());

            long ahead = await SettleAsync(() => server.State.Written);

            // It goes on when the client does.
            for (int i = 1; i < 2 * ahead; i++)
            {
                Assert.True(await call.MoveNextAsync().Within());
                Assert.Equal(i, call.Current.Number);
            }

            Assert.InRange(server.State.Written, ahead + 1, (2 * ahead) + (MostBytes / ItemSize));
        }
    }

    [Fact]
    public async Task AServerThatDoesNotReadHoldsTheClientUp()
    {
        await using PeerServer server = await PeerServer.StartAsync(gateOpen: false);
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Address);
        var client = new Peer.PeerClient(channel);
        await using (await CallsUnderWay.StartAsync(channel))
        {
        }

        await Limits.UntilAsync(() => server.State.Active == 0, static () => "the first calls do not end");
        using var leftovers = new Leftovers();
        server.State.OnCall = leftovers.Track;
        await RunAsync();
        await leftovers.AssertNoneAsync();

        async Task RunAsync()
        {
            using ClientStreamingCall<Item, Item> call = client.Upload();
            leftovers.Track(call.Core);
            long written = 0;
            using var enough = new CancellationTokenSource();
            ByteString body = ByteString.Wrap(new byte[ItemSize]);
            Task writing = Task.Run(async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    await call.WriteAsync(new Item { Number = Interlocked.Read(ref written), Body = body });
                    Interlocked.Increment(ref written);
                }
            });

            long ahead = await SettleAsync(() => Interlocked.Read(ref written));
            server.State.OpenGate();
            await Limits.UntilAsync(() => Interlocked.Read(ref written) > 2 * ahead, static () => "the writer does not go on");
            await enough.CancelAsync();
            await writing.Within();
            await call.CompleteAsync().Within();

            Assert.Equal(written, (await call.ResponseAsync.Within()).Number);
        }
    }

    /// <summary>Waits until a writer stands still.</summary>
    /// <returns>How many items it has written.</returns>
    private static async Task<long> SettleAsync(Func<long> written)
    {
        long last = -1;
        int unchanged = 0;
        await Limits.UntilAsync(
            () =>
            {
                long now = written();
                Assert.True(now * ItemSize <= MostBytes, $"{now} items of {ItemSize} bytes were written, and nobody reads.");
                unchanged = now == last ? unchanged + 1 : 0;
                last = now;
                return now > 0 && unchanged >= 30;
            },
            static () => "the writer does not stand still");
        return last;
    }
}
