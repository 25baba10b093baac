using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using ProtoGen.AspNetCore.Health;

namespace ProtoGen.AspNetCore;

/// <summary>Registers and maps the service <c>grpc.health.v1.Health</c>.</summary>
public static class GrpcHealthChecksExtensions
{
    /// <summary>
    /// Registers the health service and ASP.NET Core's health checks. A Check runs the checks of the service that it asks for; a Watch follows the reports
    /// that the application publishes (<see cref="HealthCheckPublisherOptions"/>: every 30 s). <see cref="GrpcHealth"/> sets a status by code.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Maps services to health checks. The whole server is mapped to all of them.</param>
    /// <returns>Adds health checks.</returns>
    public static IHealthChecksBuilder AddGrpcHealthChecks(this IServiceCollection services, Action<GrpcHealthChecksOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddGrpc();
        services.TryAddSingleton(static provider =>
        {
            var health = new GrpcHealth();
            provider.GetService<IHostApplicationLifetime>()?.ApplicationStopping.Register(health.Stop);
            return health;
        });
        services.TryAddSingleton<MappedHealthChecks>();
        services.TryAddSingleton<HealthService>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthCheckPublisher, MappedHealthChecks>(static provider => provider.GetRequiredService<MappedHealthChecks>()));
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return services.AddHealthChecks();
    }

    /// <summary>Maps the health service.</summary>
    /// <param name="endpoints">Where to map, usually the application.</param>
    /// <exception cref="InvalidOperationException"><see cref="AddGrpcHealthChecks"/> was not called.</exception>
    public static GrpcServiceEndpointConventionBuilder MapGrpcHealthChecksService(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints.ServiceProvider.GetService<GrpcHealth>() is not null
            ? endpoints.MapGrpcService<HealthService>()
            : throw new InvalidOperationException("The health service needs 'builder.Services.AddGrpcHealthChecks()' before it is mapped.");
    }
}
