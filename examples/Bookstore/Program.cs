using Examples.Common;
using BookstoreExample;
using ProtoGen.AspNetCore;

return await new ExampleApp(
    services => services.AddSingleton<Shelf>(),
    endpoints => endpoints.MapGrpcService<Shelf>(),
    BookstoreTour.RunAsync).RunAsync(args);
