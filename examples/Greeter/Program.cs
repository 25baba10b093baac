using Examples.Common;
using GreeterExample;
using ProtoGen.AspNetCore;

return await new ExampleApp(
    services => services.AddSingleton<PoliteGreeter>(),
    endpoints => endpoints.MapGrpcService<PoliteGreeter>(),
    GreeterTour.RunAsync).RunAsync(args);
