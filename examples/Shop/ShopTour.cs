using Examples.Common;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;
using Shop.V1;
using ProductStatus = Shop.V1.Product.Types.Status;

namespace ShopExample;

/// <summary>The client's part: a day in the shop. It removes its products at the end.</summary>
internal sealed partial class ShopTour(ProductService.IProductServiceClient products, OrderService.IOrderServiceClient orders, Story story, CancellationToken cancellationToken)
{
    private static readonly Product _lamp = new()
    {
        Id = "lamp",
        Name = "Desk lamp",
        Price = Euros(4900),
        Status = ProductStatus.OnSale,
        Stock = 5,
        Attributes = [new("colour", "red"), new("socket", "E14")],
        Warranty = TimeSpan.FromDays(730),
    };

    private static readonly Product _bulb = new() { Id = "bulb", Name = "Light bulb", Price = Euros(350), Status = ProductStatus.OnSale, Stock = 100 };

    public static Task RunAsync(GrpcChannel channel, Story story, CancellationToken cancellationToken) =>
        new ShopTour(new ProductService.ProductServiceClient(channel), new OrderService.OrderServiceClient(channel), story, cancellationToken).RunAsync();

    private static Money Euros(long cents) => new() { CurrencyCode = "EUR", MinorUnits = cents };

    private async Task RunAsync()
    {
        await WatchWhileAsync(async () =>
        {
            await CreateAsync();
            await BulkCreateAsync();
            await UpdateAsync();
        });
        await ListAsync();
        await OrderAsync();
        await FollowAsync();
        await FailAsync();
        await DeleteAsync();
    }

    private async Task WatchWhileAsync(Func<Task> changeThings)
    {
        using var watch = products.WatchProducts(new(), cancellationToken: cancellationToken);
        await watch.ResponseHeadersAsync;
        await changeThings();

        story.Chapter("Server stream: what the watcher saw");
        var seen = new List<WatchProductsResponse>();
        await foreach (var change in watch)
        {
            seen.Add(change);
            story.Tell(change.ChangeCase switch
            {
                WatchProductsResponse.ChangeOneofCase.Created => $"{change.CreatedOrDefault.Name} is new",
                WatchProductsResponse.ChangeOneofCase.Updated => $"{change.UpdatedOrDefault.Name} is now in version {change.UpdatedOrDefault.Version}",
                WatchProductsResponse.ChangeOneofCase.DeletedId => $"{change.DeletedId} is gone",
                _ => "a change that this version does not know",
            });

            // A watch has no end of its own. Leaving the loop ends the call, and the server stops watching.
            if (change.HasUpdated)
                break;
        }

        story.Expect(seen is [{ Created.Id: "lamp" }, { Created.Id: "bulb" }, { Created.Id: "socket" }, { Updated: { Id: "lamp", Version: 2 } }], "every change in its order");
        story.Expect(watch.GetStatus().StatusCode == StatusCode.Cancelled, "the watch is over");
    }

    private async Task CreateAsync()
    {
        story.Chapter("Unary: create and get a product");
        var created = await products.CreateProductAsync(new() { Product = _lamp }, cancellationToken: cancellationToken);
        var response = await products.GetProductAsync(new() { Id = _lamp.Id }, cancellationToken: cancellationToken);
        var lamp = response.ProductOrDefault;
        story.Tell($"{lamp.Name}, {lamp.Attributes["colour"]}, {lamp.PriceOrDefault.MinorUnits / 100m:0.00} {lamp.PriceOrDefault.CurrencyCode}, warranty of {lamp.WarrantyOrDefault.ToTimeSpan().TotalDays} days");
        story.Expect(response.Product == created.Product && lamp == _lamp with { Version = 1, UpdatedAt = lamp.UpdatedAt }, "it is in the catalogue as version 1");
    }

    private async Task BulkCreateAsync()
    {
        story.Chapter("Client stream: create many");
        using var call = products.BulkCreateProducts(cancellationToken: cancellationToken);
        Product[] drafts = [_bulb, _lamp, _bulb with { Id = "socket", Name = "Wall socket" }, new() { Id = "gift", Name = "Free gift" }];
        foreach (var draft in drafts)
            await call.WriteAsync(new() { Product = draft }, cancellationToken);
        await call.CompleteAsync();

        var response = await call;
        foreach (var failure in response.Failures)
            story.Tell($"{failure.ProductId}: {failure.Reason}");
        story.Expect(response is { Created: 2, Failures: [{ ProductId: "lamp" }, { ProductId: "gift" }] }, "two are created, one exists and one has no price");
    }

    private async Task UpdateAsync()
    {
        story.Chapter("Unary: update, with optimistic concurrency");
        var lamp = (await products.GetProductAsync(new() { Id = _lamp.Id }, cancellationToken: cancellationToken)).ProductOrDefault;
        var cheaper = lamp with { Price = lamp.PriceOrDefault with { MinorUnits = 3900 } };
        var updated = await products.UpdateProductAsync(new() { Product = cheaper }, cancellationToken: cancellationToken);
        story.Expect(updated.Product is { Version: 2, Price: { MinorUnits: 3900, CurrencyCode: "EUR" } }, "the lamp is cheaper now, and in version 2");
        await story.ExpectStatusAsync(StatusCode.Aborted, "a second update of version 1", async () => await products.UpdateProductAsync(new() { Product = cheaper }, cancellationToken: cancellationToken));
    }

    private async Task ListAsync()
    {
        story.Chapter("Server stream: list products");
        var names = new List<string>();
        await foreach (var response in products.ListProducts(new() { Status = ProductStatus.OnSale }, cancellationToken: cancellationToken))
        {
            story.Tell($"{response.ProductOrDefault.Name}: {response.ProductOrDefault.Stock} in stock");
            names.Add(response.ProductOrDefault.Name);
        }

        story.Expect(names is ["Light bulb", "Desk lamp", "Wall socket"], "three products by id");
    }

    private async Task DeleteAsync()
    {
        story.Chapter("Unary: delete the products");
        string[] ids = ["lamp", "bulb", "socket"];
        foreach (var id in ids)
            await products.DeleteProductAsync(new() { Id = id }, cancellationToken: cancellationToken);
        await story.ExpectStatusAsync(StatusCode.NotFound, "none is left", async () => await products.GetProductAsync(new() { Id = "lamp" }, cancellationToken: cancellationToken));
    }
}
