using Examples.Common;
using ProtoGen.AspNetCore;
using ShopExample;

return await new ExampleApp(
    services => services.AddSingleton<ProductStore>().AddSingleton<OrderStore>().AddSingleton<Catalogue>().AddSingleton<OrderDesk>(),
    endpoints =>
    {
        endpoints.MapGrpcService<Catalogue>();
        endpoints.MapGrpcService<OrderDesk>();
    },
    ShopTour.RunAsync).RunAsync(args);
