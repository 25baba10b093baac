using Examples.Common;
using BookstoreExample;
using ProtoGen.AspNetCore;

return await new ExampleApp(
    services =>
    {
        services.AddSingleton<Shelf>();
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks();
    },
    endpoints =>
    {
        endpoints.MapGrpcService<Shelf>();

        // Tools such as buf and grpcurl ask here what they can call, and balancers and orchestrators whether they should.
        endpoints.MapGrpcReflectionService();
        endpoints.MapGrpcHealthChecksService();
    },
    BookstoreTour.RunAsync).RunAsync(args);
