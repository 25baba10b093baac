using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProtoGen.AspNetCore.Hosting;

namespace ProtoGen.AspNetCore;

/// <summary>Registers what gRPC services need.</summary>
public static class GrpcServiceCollectionExtensions
{
    /// <summary>Registers what <see cref="GrpcEndpointRouteBuilderExtensions.MapGrpcService"/> needs. Calling it again adds configuration.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options of all services.</param>
    public static IGrpcServerBuilder AddGrpc(this IServiceCollection services, Action<GrpcServiceOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRouting();
        services.AddOptions();
        services.AddLogging();

        // Lifetimes are not visible through IServiceProvider, and only a singleton can skip the scope of a call.
        services.TryAddSingleton(new ServiceLifetimes(services));
        services.TryAddSingleton<GrpcServer>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, FallbackMatcherPolicy>());
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return new GrpcServerBuilder(services);
    }

    /// <summary>The same as <see cref="AddGrpc"/>, for files that also import the namespace of Grpc.AspNetCore.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options of all services.</param>
    public static IGrpcServerBuilder AddProtoGenGrpc(this IServiceCollection services, Action<GrpcServiceOptions>? configure = null)
        => AddGrpc(services, configure);

    private sealed class GrpcServerBuilder(IServiceCollection services) : IGrpcServerBuilder
    {
        public IServiceCollection Services { get; } = services;
    }
}
