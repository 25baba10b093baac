using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProtoGen.AspNetCore.ClientFactory;

namespace ProtoGen.AspNetCore;

/// <summary>Registers gRPC clients in dependency injection.</summary>
public static class GrpcClientServiceCollectionExtensions
{
    private const DynamicallyAccessedMemberTypes ClientMembers = DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.Interfaces;

    /// <summary>
    /// Registers a client and its generated interface: ask for either in a constructor. All clients share a channel, whose requests go through the pipeline of
    /// <see cref="IHttpClientFactory"/> that the result builds.
    /// </summary>
    /// <typeparam name="TClient">The generated client class, such as <c>Greeter.GreeterClient</c>.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the address and the rest.</param>
    public static IHttpClientBuilder AddGrpcClient<[DynamicallyAccessedMembers(ClientMembers)] TClient>(
        this IServiceCollection services, Action<GrpcClientFactoryOptions>? configure = null)
        where TClient : class
    {
        string name = typeof(TClient).FullName ?? typeof(TClient).Name;
        IHttpClientBuilder builder = AddGrpcClient<TClient>(services, name, configure);
        services.TryAddTransient(provider => ClientActivator<TClient>.Create(provider, provider.GetRequiredService<ClientChannels>().CreateInvoker(name, provider)));
        foreach (Type type in typeof(TClient).GetInterfaces())
        {
            // The generated interface stands beside the class; others are none of our business.
            if (type.DeclaringType is not null && type.DeclaringType == typeof(TClient).DeclaringType)
            {
                services.TryAddTransient(type, static provider => provider.GetRequiredService<TClient>());
            }
        }

        return builder;
    }

    /// <summary>Registers a client under a name, for applications that have several of one type: <see cref="GrpcClientFactory.CreateClient"/> makes it.</summary>
    /// <typeparam name="TClient">The generated client class.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name.</param>
    /// <param name="configure">Sets the address and the rest.</param>
    public static IHttpClientBuilder AddGrpcClient<[DynamicallyAccessedMembers(ClientMembers)] TClient>(
        this IServiceCollection services, string name, Action<GrpcClientFactoryOptions>? configure = null)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        services.AddLogging();
        services.TryAddSingleton<ClientChannels>();
        services.TryAddTransient(static provider => new GrpcClientFactory(provider.GetRequiredService<ClientChannels>(), provider));
        if (configure is not null)
        {
            services.Configure(name, configure);
        }

        // The channel holds on to its pipeline, and its handler renews connections by itself.
        return services.AddHttpClient(name)
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<ClientChannels>().CreateHandler(name))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }
}
