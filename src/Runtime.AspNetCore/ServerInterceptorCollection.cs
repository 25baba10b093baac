using System.Diagnostics.CodeAnalysis;
using ProtoGen.AspNetCore.Hosting;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore;

/// <summary>The interceptors of a server or of one service, the first one outermost.</summary>
public sealed class ServerInterceptorCollection
{
    private readonly List<Func<IServiceProvider, ServiceActivator>> _interceptors = [];

    internal ServerInterceptorCollection()
    {
    }

    /// <summary>The number of interceptors.</summary>
    public int Count => _interceptors.Count;

    /// <summary>
    /// Adds an interceptor that dependency injection provides with the lifetime with which it is registered there: a scoped one is that of the call. One that is not
    /// registered is made for each call, with its constructor's arguments injected, and disposed after it.
    /// </summary>
    /// <typeparam name="TInterceptor">The interceptor's type.</typeparam>
    public void Add<[DynamicallyAccessedMembers(ServiceMembers.Needed)] TInterceptor>()
        where TInterceptor : ServerInterceptor
        => _interceptors.Add(static root => ServiceActivator.Create<TInterceptor>(root));

    /// <summary>Adds an interceptor that all calls share.</summary>
    public void Add(ServerInterceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        _interceptors.Add(_ => ServiceActivator.FromInstance(interceptor));
    }

    /// <summary>Removes every interceptor, in the options of one service also those of the server.</summary>
    public void Clear() => _interceptors.Clear();

    internal void AddRange(ServerInterceptorCollection other) => _interceptors.AddRange(other._interceptors);

    internal ServiceActivator[] CreateActivators(IServiceProvider root) => [.. _interceptors.Select(create => create(root))];
}
