using Examples.Common;
using InterceptorsExample;
using ProtoGen.AspNetCore;

return await new ExampleApp(
    services =>
    {
        services.AddSingleton<LoggingInterceptor>();
        services.AddSingleton<TimingInterceptor>();
        services.AddSingleton<RateLimitInterceptor>();
        services.Configure<GrpcServiceOptions>(options =>
        {
            // From the outside in: what is measured and logged includes what the inner ones refuse.
            options.Interceptors.Add<LoggingInterceptor>();
            options.Interceptors.Add<TimingInterceptor>();
            options.Interceptors.Add(new BearerInterceptor());
            options.Interceptors.Add<RateLimitInterceptor>();
            options.Interceptors.Add(new ExceptionMappingInterceptor());
        });
        services.AddSingleton<PlainCalculator>();
    },
    endpoints => endpoints.MapGrpcService<PlainCalculator>(),
    InterceptorsTour.RunAsync).RunAsync(args);
