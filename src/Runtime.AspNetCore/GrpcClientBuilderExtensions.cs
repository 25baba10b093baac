using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProtoGen.AspNetCore.ClientFactory;
using ProtoGen.AspNetCore.Hosting;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.AspNetCore;

/// <summary>What can be said about a client that <see cref="GrpcClientServiceCollectionExtensions"/> registered.</summary>
public static class GrpcClientBuilderExtensions
{
    /// <summary>Changes the channel of the client: credentials, limits, compression, pings.</summary>
    public static IHttpClientBuilder ConfigureChannel(this IHttpClientBuilder builder, Action<GrpcChannelOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Configure(builder, options => options.ChannelOptionsActions.Add(configure));
    }

    /// <summary>Adds an interceptor, inside those added before. It comes from the services of the scope that the client is resolved from, and is made if it is not registered there.</summary>
    /// <typeparam name="TInterceptor">The interceptor's type.</typeparam>
    /// <param name="builder">The client.</param>
    public static IHttpClientBuilder AddInterceptor<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TInterceptor>(this IHttpClientBuilder builder)
        where TInterceptor : ClientInterceptor
        => AddInterceptor(builder, static services => ActivatorUtilities.GetServiceOrCreateInstance<TInterceptor>(services));

    /// <summary>Adds an interceptor, inside those added before.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="create">Makes it from the services of the scope that the client is resolved from.</param>
    public static IHttpClientBuilder AddInterceptor(this IHttpClientBuilder builder, Func<IServiceProvider, ClientInterceptor> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Configure(builder, options => options.Interceptors.Add(create));
    }

    /// <summary>Adds credentials to every call, besides those that the caller gives.</summary>
    /// <param name="builder">The client.</param>
    /// <param name="create">Makes them from the services of the scope that the client is resolved from.</param>
    public static IHttpClientBuilder AddCallCredentials(this IHttpClientBuilder builder, Func<IServiceProvider, CallCredentials> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Configure(builder, options => options.CallOptionsActions.Add((services, call) =>
            call.WithCredentials(call.Credentials is { } given ? CallCredentials.Compose(create(services), given) : create(services))));
    }

    /// <summary>
    /// Lets the calls of the client take over deadline and cancellation of the gRPC call in which they are made: the earlier one of two deadlines counts, and nothing
    /// goes on for a caller who has left.
    /// </summary>
    /// <param name="builder">The client.</param>
    /// <param name="configure">Says what happens outside a call.</param>
    public static IHttpClientBuilder EnableCallContextPropagation(this IHttpClientBuilder builder, Action<GrpcContextPropagationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var propagation = new GrpcContextPropagationOptions();
        configure?.Invoke(propagation);
        builder.Services.AddHttpContextAccessor();
        builder.Services.TryAddSingleton<ServerCallTracking>();
        return Configure(builder, options => options.CallOptionsActions.Add((services, call) =>
            ContextPropagation.Apply(services.GetRequiredService<IHttpContextAccessor>(), call, propagation.SuppressContextNotFoundErrors)));
    }

    private static IHttpClientBuilder Configure(IHttpClientBuilder builder, Action<GrpcClientFactoryOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(builder.Name, configure);
        return builder;
    }
}
