using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Faults.Support;

/// <summary>One call of each streaming shape, each in the middle: messages have gone both ways where they can, and none has ended.</summary>
internal sealed class CallsUnderWay : IAsyncDisposable
{
    private readonly ServerStreamingCall<Item> _download;
    private readonly ClientStreamingCall<Item, Item> _upload;
    private readonly DuplexStreamingCall<Item, Item> _chat;

    private CallsUnderWay(GrpcChannel channel)
    {
        var client = new Peer.PeerClient(channel);
        _download = client.Download(new Plan { Size = 1000 });
        _upload = client.Upload();
        _chat = client.Chat();
    }

    public static async Task<CallsUnderWay> StartAsync(GrpcChannel channel)
    {
        var calls = new CallsUnderWay(channel);
        Assert.True(await calls._download.MoveNextAsync().Within());
        await calls._upload.WriteAsync(new Item()).Within();
        await calls._chat.WriteAsync(new Item { Number = 42 }).Within();
        Assert.True(await calls._chat.MoveNextAsync().Within());
        Assert.Equal(42, calls._chat.Current.Number);
        return calls;
    }

    public void Track(Leftovers leftovers)
    {
        leftovers.Track(_download.Core);
        leftovers.Track(_upload.Core);
        leftovers.Track(_chat.Core);
    }

    /// <summary>Waits for what each way out of each call says about its end.</summary>
    public async Task<StatusCode[]> EndAsync()
        =>
        [
            await FailAsync(async () =>
            {
                while (await _download.MoveNextAsync())
                {
                }
            }),
            await FailAsync(() => _upload.ResponseAsync),
            await FailAsync(async () =>
            {
                while (true)
                {
                    await _upload.WriteAsync(new Item());
                }
            }),
            await FailAsync(() => _chat.MoveNextAsync().AsTask()),
            await FailAsync(async () =>
            {
                while (true)
                {
                    await _chat.WriteAsync(new Item());
                }
            }),
        ];

    public ValueTask DisposeAsync()
    {
        _download.Dispose();
        _upload.Dispose();
        _chat.Dispose();
        return default;
    }

    private static async Task<StatusCode> FailAsync(Func<Task> step) => (await Assert.ThrowsAsync<RpcException>(() => step().Within())).StatusCode;
}
