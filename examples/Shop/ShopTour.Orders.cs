using ProtoGen.Grpc;
using Shop.V1;
using OrderStatus = Shop.V1.Order.Types.Status;

namespace ShopExample;

/// <content>Orders and their events.</content>
internal sealed partial class ShopTour
{
    private async Task OrderAsync()
    {
        story.Chapter("Unary: orders with each kind of discount");
        var lines = new Order { Customer = "Ada", Lines = [new() { ProductId = "lamp", Quantity = 1 }, new() { ProductId = "bulb", Quantity = 2 }] };

        var plain = await PlaceAsync(lines);
        story.Expect(plain.Total == Euros(4600) && plain.Status == OrderStatus.Placed, "one lamp and two bulbs make 46.00");
        story.Expect(plain.Lines[0] is { Quantity: 1, Product: { Name: "Desk lamp", Warranty.Seconds: 63072000 } }, "the order remembers the product as it was");
        var due = plain.PlacedAtOrDefault.ToDateTimeOffset() + plain.DeliveryTimeOrDefault.ToTimeSpan();
        story.Tell($"to be delivered by {due:yyyy-MM-dd}");

        var percent = await PlaceAsync(lines with { PercentOff = 10 });
        story.Expect(percent.Total == Euros(4140), "10 percent off");
        var amount = await PlaceAsync(lines with { AmountOff = Euros(1000) });
        story.Expect(amount.Total == Euros(3600), "10.00 off");
        var coupon = await PlaceAsync(lines with { Coupon = new() { Code = "WELCOME" }, Notes = [new("gift", "wrap in red")] });
        story.Expect(coupon is { DiscountCase: Order.DiscountOneofCase.Coupon, PercentOff: null } && coupon.Total == Euros(3450) && coupon.Notes["gift"] == "wrap in red", "a coupon for a quarter off, and a note");

        foreach (var order in (Order[])[percent, amount, coupon])
        {
            var cancelled = await orders.CancelOrderAsync(new() { Id = order.Id }, cancellationToken: cancellationToken);
            story.Expect(cancelled.Order == order with { Status = OrderStatus.Cancelled }, $"order {order.Id} is cancelled");
        }

        var lamp = await products.GetProductAsync(new() { Id = "lamp" }, cancellationToken: cancellationToken);
        story.Expect(lamp.ProductOrDefault.Stock == 4, "what was cancelled is back in stock");
    }

    private async Task FollowAsync()
    {
        story.Chapter("Both ways: follow orders");
        var first = await PlaceAsync(new() { Customer = "Ada", Lines = [new() { ProductId = "bulb", Quantity = 1 }] });
        var second = await PlaceAsync(new() { Customer = "Grace", Lines = [new() { ProductId = "bulb", Quantity = 1 }] });

        using var call = orders.FollowOrders(cancellationToken: cancellationToken);
        await call.WriteAsync(new() { FollowId = first.Id }, cancellationToken);
        story.Expect(await NextAsync() == (first.Id, OrderStatus.Placed), "following tells at once where the order is");

        await call.WriteAsync(new() { FollowId = second.Id }, cancellationToken);
        story.Expect(await NextAsync() == (second.Id, OrderStatus.Placed), "a second one joins on the same stream");

        await orders.AdvanceOrderAsync(new() { Id = first.Id }, cancellationToken: cancellationToken);
        story.Expect(await NextAsync() == (first.Id, OrderStatus.Shipped), "the first is shipped");
        await orders.CancelOrderAsync(new() { Id = second.Id }, cancellationToken: cancellationToken);
        story.Expect(await NextAsync() == (second.Id, OrderStatus.Cancelled), "the second is cancelled");
        await orders.AdvanceOrderAsync(new() { Id = first.Id }, cancellationToken: cancellationToken);
        story.Expect(await NextAsync() == (first.Id, OrderStatus.Delivered), "the first is delivered");

        await call.CompleteAsync();
        story.Expect(!await call.MoveNextAsync(cancellationToken), "the events end when the client has ended its side");

        async Task<(string Id, OrderStatus Status)> NextAsync()
        {
            if (!await call.MoveNextAsync(cancellationToken))
                throw new InvalidOperationException("The events have ended.");
            var happening = call.Current.EventOrDefault;
            story.Tell($"order {happening.OrderId} of {happening.AtOrDefault.ToDateTimeOffset():HH:mm}: {happening.Status}");
            return (happening.OrderId, happening.Status);
        }
    }

    private async Task FailAsync()
    {
        story.Chapter("Calls that fail");
        await story.ExpectStatusAsync(StatusCode.InvalidArgument, "an order of nothing", () => PlaceAsync(new() { Customer = "Ada" }));
        await story.ExpectStatusAsync(StatusCode.NotFound, "an order of what the shop does not have", () => PlaceAsync(new() { Lines = [new() { ProductId = "sofa", Quantity = 1 }] }));
        await story.ExpectStatusAsync(StatusCode.FailedPrecondition, "an order of too many", () => PlaceAsync(new() { Lines = [new() { ProductId = "lamp", Quantity = 1000 }] }));
        await story.ExpectStatusAsync(
            StatusCode.InvalidArgument,
            "a coupon that does not exist",
            () => PlaceAsync(new() { Lines = [new() { ProductId = "lamp", Quantity = 1 }], Coupon = new() { Code = "FREE" } }));
        await story.ExpectStatusAsync(StatusCode.AlreadyExists, "the same product twice", async () => await products.CreateProductAsync(new() { Product = _lamp }, cancellationToken: cancellationToken));
        await story.ExpectStatusAsync(StatusCode.NotFound, "following an order that does not exist", async () =>
        {
            using var call = orders.FollowOrders(cancellationToken: cancellationToken);
            await call.WriteAsync(new() { FollowId = "o0" }, cancellationToken);
            await call.MoveNextAsync(cancellationToken);
        });
        await story.ExpectStatusAsync(StatusCode.DeadlineExceeded, "a watch in which nothing happens for 200 ms", async () =>
        {
            await foreach (var change in products.WatchProducts(new() { Ids = ["sofa"] }, deadline: DateTime.UtcNow.AddMilliseconds(200), cancellationToken: cancellationToken))
                story.Tell($"unexpected: {change.ChangeCase}");
        });

        var lamp = await products.GetProductAsync(new() { Id = "lamp" }, cancellationToken: cancellationToken);
        story.Expect(lamp.ProductOrDefault.Stock == 4, "orders that fail take nothing out of stock");
    }

    private async Task<Order> PlaceAsync(Order order)
    {
        var response = await orders.PlaceOrderAsync(new() { Order = order }, cancellationToken: cancellationToken);
        return response.OrderOrDefault;
    }
}
