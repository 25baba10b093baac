using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ProtoGen.AspNetCore.Hosting;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore;

/// <summary>Maps gRPC services to endpoints.</summary>
public static class GrpcEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps every method of a service to <c>POST /{package.Service}/{Method}</c>. Attributes of the service type and of the implementing
    /// methods ([Authorize], CORS, rate limiting, …) become endpoint metadata. An unknown method or service is answered with
    /// UNIMPLEMENTED, but only if the request is a gRPC one: other endpoints are not shadowed.
    /// </summary>
    /// <typeparam name="TService">A class derived from a generated base. Taken from dependency injection if it is registered there,
    /// else made for each call, with its constructor's arguments injected, and disposed after it.</typeparam>
    /// <param name="endpoints">Where to map, usually the application.</param>
    /// <returns>Applies conventions to all methods of the service.</returns>
    /// <exception cref="InvalidOperationException"><see cref="GrpcServiceCollectionExtensions.AddGrpc"/> was not called.</exception>
    public static GrpcServiceEndpointConventionBuilder MapGrpcService<[DynamicallyAccessedMembers(ServiceMembers.Needed)] TService>(
        this IEndpointRouteBuilder endpoints)
        where TService : class, IGrpcService
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        GrpcServer server = endpoints.ServiceProvider.GetService<GrpcServer>()
            ?? throw new InvalidOperationException("gRPC services need 'builder.Services.AddGrpc()' (or 'AddProtoGenGrpc()') before they are mapped.");

        var binder = new ServiceBinder<TService>(server, endpoints);
        TService.Bind(binder);
        FallbackEndpoints.Map(server, endpoints, binder.ServiceNames);
        return new GrpcServiceEndpointConventionBuilder(binder.Endpoints);
    }

    /// <summary>The same as <see cref="MapGrpcService"/>, for files that also import the namespace of Grpc.AspNetCore.</summary>
    /// <typeparam name="TService">A class derived from a generated base.</typeparam>
    /// <param name="endpoints">Where to map, usually the application.</param>
    public static GrpcServiceEndpointConventionBuilder MapProtoGenService<[DynamicallyAccessedMembers(ServiceMembers.Needed)] TService>(
        this IEndpointRouteBuilder endpoints)
        where TService : class, IGrpcService
        => MapGrpcService<TService>(endpoints);
}
