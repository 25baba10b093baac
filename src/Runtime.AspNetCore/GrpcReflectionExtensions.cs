using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProtoGen.AspNetCore.Reflection;

namespace ProtoGen.AspNetCore;

/// <summary>Registers and maps server reflection, by which tools learn the services of a server and their messages.</summary>
public static class GrpcReflectionExtensions
{
    /// <summary>Registers what <see cref="MapGrpcReflectionService"/> needs.</summary>
    public static IGrpcServerBuilder AddGrpcReflection(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<ReflectionIndexSource>();
        services.TryAddSingleton<ReflectionService>();
        services.TryAddSingleton<ReflectionServiceV1Alpha>();
        return services.AddGrpc();
    }

    /// <summary>
    /// Maps <c>grpc.reflection.v1.ServerReflection</c> and its predecessor <c>v1alpha</c>. Both tell whoever may call them about every gRPC service that the application maps,
    /// before or after this.
    /// </summary>
    /// <param name="endpoints">Where to map, usually the application.</param>
    /// <returns>Applies conventions, such as <c>RequireAuthorization</c>, to both.</returns>
    /// <exception cref="InvalidOperationException"><see cref="AddGrpcReflection"/> was not called.</exception>
    public static IEndpointConventionBuilder MapGrpcReflectionService(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return endpoints.ServiceProvider.GetService<ReflectionIndexSource>() is not null
            ? new GrpcServiceEndpointConventionBuilder([endpoints.MapGrpcService<ReflectionService>(), endpoints.MapGrpcService<ReflectionServiceV1Alpha>()])
            : throw new InvalidOperationException("Server reflection needs 'builder.Services.AddGrpcReflection()' before it is mapped.");
    }
}
