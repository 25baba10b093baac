using System.Collections.Concurrent;
using Examples.Common;
using ProtoGen.Grpc;
using ProtoGen.WellKnownTypes;
using Shop.V1;

namespace ShopExample;

/// <summary>Products in memory, and the news about them. Safe for concurrent use.</summary>
public sealed class ProductStore
{
    private readonly ConcurrentDictionary<string, Product> _products = new(StringComparer.Ordinal);
    private readonly Broadcaster<WatchProductsResponse> _changes = new();

    /// <summary>All products by id.</summary>
    public IEnumerable<Product> All => _products.Values.OrderBy(product => product.Id, StringComparer.Ordinal);

    /// <summary>Starts to collect changes.</summary>
    public Broadcaster<WatchProductsResponse>.Subscription Watch() => _changes.Subscribe();

    /// <summary>Adds a product.</summary>
    /// <exception cref="RpcException">InvalidArgument or AlreadyExists.</exception>
    public Product Add(Product? draft)
    {
        var product = Checked(draft) with { Version = 1, UpdatedAt = Timestamp.Now };
        if (!_products.TryAdd(product.Id, product))
            throw new RpcException(StatusCode.AlreadyExists, $"There is a product {product.Id}.");
        _changes.Publish(new() { Created = product });
        return product;
    }

    /// <summary>Looks a product up.</summary>
    /// <exception cref="RpcException">NotFound.</exception>
    public Product Get(string id) => _products.TryGetValue(id, out var product) ? product : throw NotFound(id);

    /// <summary>Replaces a product by one that was made from its current version.</summary>
    /// <exception cref="RpcException">InvalidArgument, NotFound, or Aborted when the version is not the current one.</exception>
    public Product Replace(Product? replacement)
    {
        var product = Checked(replacement);
        var current = Get(product.Id);
        var next = product with { Version = current.Version + 1, UpdatedAt = Timestamp.Now };
        if (product.Version != current.Version || !_products.TryUpdate(product.Id, next, current))
            throw new RpcException(StatusCode.Aborted, $"Version {product.Version} of {product.Id} is not the current one.");
        _changes.Publish(new() { Updated = next });
        return next;
    }

    /// <summary>Takes products out of stock, or puts them back when the quantity is negative.</summary>
    /// <exception cref="RpcException">NotFound, or FailedPrecondition when there are not enough.</exception>
    public Product Take(string id, int quantity)
    {
        while (true)
        {
            var current = Get(id);
            if (quantity > 0 && current.Status != Product.Types.Status.OnSale)
                throw new RpcException(StatusCode.FailedPrecondition, $"{current.Name} is not on sale.");
            if (current.Stock < quantity)
                throw new RpcException(StatusCode.FailedPrecondition, $"Only {current.Stock} of {current.Name} in stock.");

            // Somebody else may be buying: compare and swap until it works. The comparison is that of the whole message.
            var next = current with { Stock = current.Stock - quantity, Version = current.Version + 1, UpdatedAt = Timestamp.Now };
            if (!_products.TryUpdate(id, next, current))
                continue;
            _changes.Publish(new() { Updated = next });
            return next;
        }
    }

    /// <summary>Removes a product.</summary>
    /// <exception cref="RpcException">NotFound.</exception>
    public void Remove(string id)
    {
        if (!_products.TryRemove(id, out _))
            throw NotFound(id);
        _changes.Publish(new() { DeletedId = id });
    }

    private static Product Checked(Product? product) => product switch
    {
        null => throw new RpcException(StatusCode.InvalidArgument, "The request has no product."),
        { Id: "" } or { Name: "" } => throw new RpcException(StatusCode.InvalidArgument, "A product needs an id and a name."),
        { Price: null or { MinorUnits: < 0 } or { CurrencyCode.Length: not 3 } } => throw new RpcException(StatusCode.InvalidArgument, "A product needs a price."),
        { Stock: < 0 } => throw new RpcException(StatusCode.InvalidArgument, "There cannot be less than nothing in stock."),
        { } given => given,
    };

    private static RpcException NotFound(string id) => new(StatusCode.NotFound, $"There is no product {id}.");
}
