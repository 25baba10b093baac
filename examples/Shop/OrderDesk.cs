using System.Collections.Concurrent;
using ProtoGen;
using ProtoGen.Grpc;
using ProtoGen.WellKnownTypes;
using Shop.V1;
using OrderStatus = Shop.V1.Order.Types.Status;

namespace ShopExample;

/// <summary>The server of the orders.</summary>
public sealed class OrderDesk(OrderStore orders, ProductStore products) : OrderService.OrderServiceBase
{
    public override ValueTask<PlaceOrderResponse> PlaceOrder(PlaceOrderRequest request, ServerCallContext context)
    {
        if (request.Order is not { } order || order.Lines.IsEmpty || order.Lines.Any(line => line.Quantity < 1))
            throw new RpcException(StatusCode.InvalidArgument, "An order needs lines with a quantity.");

        order.Lines = Reserve(order.Lines);
        try
        {
            order = order with { Status = OrderStatus.Placed, Total = Pricing.Total(order), PlacedAt = Timestamp.Now, DeliveryTime = TimeSpan.FromDays(2) };
        }
        catch
        {
            Release(order.Lines);
            throw;
        }

        return new(new PlaceOrderResponse { Order = orders.Add(order) });
    }

    public override ValueTask<GetOrderResponse> GetOrder(GetOrderRequest request, ServerCallContext context) =>
        new(new GetOrderResponse { Order = orders.Get(request.Id) });

    public override ValueTask<AdvanceOrderResponse> AdvanceOrder(AdvanceOrderRequest request, ServerCallContext context)
    {
        var order = orders.Move(request.Id, status => status switch
        {
            OrderStatus.Placed => OrderStatus.Shipped,
            OrderStatus.Shipped => OrderStatus.Delivered,
            _ => null,
        });
        return new(new AdvanceOrderResponse { Order = order });
    }

    public override ValueTask<CancelOrderResponse> CancelOrder(CancelOrderRequest request, ServerCallContext context)
    {
        var order = orders.Move(request.Id, status => status == OrderStatus.Placed ? OrderStatus.Cancelled : null);
        Release(order.Lines);
        return new(new CancelOrderResponse { Order = order });
    }

    /// <summary>The form with a writer: two tasks send here, which the writer takes care of, and a <c>yield</c> could not.</summary>
    public override async ValueTask FollowOrders(IAsyncEnumerable<FollowOrdersRequest> requests, IServerStreamWriter<FollowOrdersResponse> responses, ServerCallContext context)
    {
        var followed = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var events = orders.Subscribe();
        var sending = SendEventsAsync();
        try
        {
            await foreach (var request in requests)
            {
                switch (request.ActionCase)
                {
                    case FollowOrdersRequest.ActionOneofCase.FollowId:
                        // Followed before it is looked up: an event may come twice then, but none is lost.
                        followed[request.FollowIdOrDefault] = true;
                        await responses.WriteAsync(new() { Event = OrderStore.EventOf(orders.Get(request.FollowIdOrDefault)) }, context.CancellationToken);
                        break;
                    case FollowOrdersRequest.ActionOneofCase.UnfollowId:
                        followed.TryRemove(request.UnfollowIdOrDefault, out _);
                        break;
                    default:
                        throw new RpcException(StatusCode.InvalidArgument, "The request has no action.");
                }
            }
        }
        finally
        {
            events.Dispose();
            await sending;
        }

        async Task SendEventsAsync()
        {
            await foreach (var happening in events.ReadAllAsync(context.CancellationToken))
            {
                if (followed.ContainsKey(happening.OrderId))
                    await responses.WriteAsync(new() { Event = happening }, context.CancellationToken);
            }
        }
    }

    private Repeated<Order.Types.Line> Reserve(Repeated<Order.Types.Line> lines)
    {
        var reserved = new RepeatedBuilder<Order.Types.Line>(lines.Count);
        try
        {
            foreach (var line in lines)
                reserved.Add(line with { Product = products.Take(line.ProductId, line.Quantity) });
        }
        catch
        {
            Release(reserved.ToRepeated());
            throw;
        }

        return reserved.ToRepeated();
    }

    private void Release(Repeated<Order.Types.Line> lines)
    {
        foreach (ref readonly var line in lines)
            products.Take(line.ProductId, -line.Quantity);
    }
}
