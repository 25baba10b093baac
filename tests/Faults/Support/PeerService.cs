using ProtoGen.Grpc;

namespace ProtoGen.Faults.Support;

/// <summary>The service at the other end. Everything that it does with a call is seen in <see cref="PeerState"/>.</summary>
internal sealed class PeerService(PeerState state) : Peer.PeerBase
{
    public override async ValueTask<Item> Echo(Item request, ServerCallContext context)
    {
        using var _ = state.Enter(context);
        await state.Gate.WaitAsync(context.CancellationToken);
        return request;
    }

    public override async ValueTask Download(Plan request, IServerStreamWriter<Item> responses, ServerCallContext context)
    {
        using var _ = state.Enter(context);
        ByteString body = ByteString.Wrap(new byte[request.Size]);
        for (long i = 0; request.Count == 0 || i < request.Count; i++)
        {
            await responses.WriteAsync(new Item { Number = i, Body = body });
            state.CountWritten();
        }
    }

    public override async ValueTask<Item> Upload(IAsyncEnumerable<Item> requests, ServerCallContext context)
    {
        using var _ = state.Enter(context);
        await state.Gate.WaitAsync(context.CancellationToken);
        long count = 0;
        await foreach (Item item in requests)
        {
            if (item.Number != count++)
            {
                throw new RpcException(StatusCode.DataLoss, $"Item {item.Number} came as number {count - 1}.");
            }
        }

        return new Item { Number = count };
    }

    public override async ValueTask Chat(IAsyncEnumerable<Item> requests, IServerStreamWriter<Item> responses, ServerCallContext context)
    {
        using var _ = state.Enter(context);
        await foreach (Item item in requests)
        {
            await responses.WriteAsync(item);
        }
    }
}
