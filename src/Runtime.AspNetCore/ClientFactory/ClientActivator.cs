using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using ProtoGen.Grpc.Client;

namespace ProtoGen.AspNetCore.ClientFactory;

/// <summary>Calls the constructor of a client that takes an invoker.</summary>
internal static class ClientActivator<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClient>
    where TClient : class
{
    private static readonly ObjectFactory<TClient> _factory = ActivatorUtilities.CreateFactory<TClient>([typeof(CallInvoker)]);

    public static TClient Create(IServiceProvider services, CallInvoker invoker) => _factory(services, [invoker]);
}
