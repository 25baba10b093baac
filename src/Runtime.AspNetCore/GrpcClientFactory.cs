using System.Diagnostics.CodeAnalysis;
using ProtoGen.AspNetCore.ClientFactory;

namespace ProtoGen.AspNetCore;

/// <summary>Makes the clients that were registered under a name of their own.</summary>
public sealed class GrpcClientFactory
{
    private readonly ClientChannels _channels;
    private readonly IServiceProvider _services;

    internal GrpcClientFactory(ClientChannels channels, IServiceProvider services)
    {
        _channels = channels;
        _services = services;
    }

    /// <summary>Makes a client.</summary>
    /// <typeparam name="TClient">The generated client class.</typeparam>
    /// <param name="name">The name that it was registered with.</param>
    /// <exception cref="InvalidOperationException">No client of this name has an address.</exception>
    public TClient CreateClient<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClient>(string name)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(name);
        return ClientActivator<TClient>.Create(_services, _channels.CreateInvoker(name, _services));
    }
}
