using Examples.Common;
using ProtoGen.AspNetCore;
using UsersExample;

return await new ExampleApp(
    services => services.AddSingleton<UserStore>().AddSingleton<ChatRoom>().AddScoped<UserDirectory>(),
    endpoints => endpoints.MapGrpcService<UserDirectory>(),
    UsersTour.RunAsync).RunAsync(args);
