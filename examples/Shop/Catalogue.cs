using ProtoGen;
using ProtoGen.Grpc;
using Shop.V1;

namespace ShopExample;

/// <summary>The server of the products.</summary>
public sealed class Catalogue(ProductStore store) : ProductService.ProductServiceBase
{
    public override ValueTask<CreateProductResponse> CreateProduct(CreateProductRequest request, ServerCallContext context) =>
        new(new CreateProductResponse { Product = store.Add(request.Product) });

    public override ValueTask<GetProductResponse> GetProduct(GetProductRequest request, ServerCallContext context) =>
        new(new GetProductResponse { Product = store.Get(request.Id) });

    public override ValueTask<UpdateProductResponse> UpdateProduct(UpdateProductRequest request, ServerCallContext context) =>
        new(new UpdateProductResponse { Product = store.Replace(request.Product) });

    public override ValueTask<DeleteProductResponse> DeleteProduct(DeleteProductRequest request, ServerCallContext context)
    {
        store.Remove(request.Id);
        return new(new DeleteProductResponse());
    }

    public override IAsyncEnumerable<ListProductsResponse> ListProducts(ListProductsRequest request, ServerCallContext context) =>
        store.All
            .Where(product => request.Status == Product.Types.Status.Unspecified || product.Status == request.Status)
            .Select(product => new ListProductsResponse { Product = product })
            .ToAsyncEnumerable();

    public override async IAsyncEnumerable<WatchProductsResponse> WatchProducts(WatchProductsRequest request, ServerCallContext context)
    {
        using var changes = store.Watch();

        // From here on nothing is missed, which the caller learns from the headers.
        await context.WriteResponseHeadersAsync([]);
        await foreach (var change in changes.ReadAllAsync(context.CancellationToken))
        {
            if (request.Ids.IsEmpty || request.Ids.Contains(IdOf(change)))
                yield return change;
        }
    }

    public override async ValueTask<BulkCreateProductsResponse> BulkCreateProducts(IAsyncEnumerable<BulkCreateProductsRequest> requests, ServerCallContext context)
    {
        var response = new BulkCreateProductsResponse();
        var failures = new RepeatedBuilder<BulkCreateProductsResponse.Types.Failure>();
        await foreach (var request in requests)
        {
            try
            {
                store.Add(request.Product);
                response.Created++;
            }
            catch (RpcException exception)
            {
                failures.Add(new() { ProductId = request.ProductOrDefault.Id, Reason = exception.Status.Detail });
            }
        }

        return response with { Failures = failures.ToRepeated() };
    }

    private static string IdOf(in WatchProductsResponse change) => change.ChangeCase switch
    {
        WatchProductsResponse.ChangeOneofCase.Created => change.CreatedOrDefault.Id,
        WatchProductsResponse.ChangeOneofCase.Updated => change.UpdatedOrDefault.Id,
        _ => change.DeletedIdOrDefault,
    };
}
