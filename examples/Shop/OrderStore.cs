using System.Collections.Concurrent;
using System.Globalization;
using Examples.Common;
using ProtoGen.Grpc;
using ProtoGen.WellKnownTypes;
using Shop.V1;

namespace ShopExample;

/// <summary>Orders in memory, and what happens to them. Safe for concurrent use.</summary>
public sealed class OrderStore
{
    private readonly ConcurrentDictionary<string, Order> _orders = new(StringComparer.Ordinal);
    private readonly Broadcaster<OrderEvent> _events = new();
    private int _lastId;

    /// <summary>Starts to collect events.</summary>
    public Broadcaster<OrderEvent>.Subscription Subscribe() => _events.Subscribe();

    /// <summary>What an order's state is as an event.</summary>
    public static OrderEvent EventOf(in Order order) => new() { OrderId = order.Id, Status = order.Status, At = Timestamp.Now };

    /// <summary>Adds a checked order under a new id.</summary>
    public Order Add(Order order)
    {
        order.Id = string.Create(CultureInfo.InvariantCulture, $"o{Interlocked.Increment(ref _lastId)}");
        _orders[order.Id] = order;
        _events.Publish(EventOf(order));
        return order;
    }

    /// <summary>Looks an order up.</summary>
    /// <exception cref="RpcException">NotFound.</exception>
    public Order Get(string id) => _orders.TryGetValue(id, out var order) ? order : throw new RpcException(StatusCode.NotFound, $"There is no order {id}.");

    /// <summary>Gives an order another status.</summary>
    /// <param name="id">The order.</param>
    /// <param name="next">The status after the present one, or null when there is none.</param>
    /// <exception cref="RpcException">NotFound or FailedPrecondition.</exception>
    public Order Move(string id, Func<Order.Types.Status, Order.Types.Status?> next)
    {
        while (true)
        {
            var current = Get(id);
            if (next(current.Status) is not { } status)
                throw new RpcException(StatusCode.FailedPrecondition, $"Order {id} is {current.Status}.");
            var moved = current with { Status = status };
            if (!_orders.TryUpdate(id, moved, current))
                continue;
            _events.Publish(EventOf(moved));
            return moved;
        }
    }
}
