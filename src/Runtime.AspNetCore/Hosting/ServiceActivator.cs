using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ProtoGen.AspNetCore.Hosting;

/// <summary>Gets the service object of a call. How is decided once, when the service is mapped.</summary>
internal abstract class ServiceActivator
{
    /// <summary>True if the object belongs to the call and has something to dispose.</summary>
    public virtual bool OwnsDisposable => false;

    /// <summary>Gets or makes the object that handles one call.</summary>
    public abstract object Get(HttpContext http);

    /// <summary>Disposes the object if it belongs to the call.</summary>
    public ValueTask ReleaseAsync(object service)
    {
        if (OwnsDisposable)
        {
            if (service is IAsyncDisposable asynchronous)
            {
                return asynchronous.DisposeAsync();
            }

            (service as IDisposable)?.Dispose();
        }

        return default;
    }

    /// <summary>Chooses the cheapest way that respects how <typeparamref name="TService"/> is registered.</summary>
    public static ServiceActivator Create<[DynamicallyAccessedMembers(ServiceMembers.Needed)] TService>(IServiceProvider root)
        where TService : class
    {
        switch (root.GetService<ServiceLifetimes>()?.Find(typeof(TService)))
        {
            case ServiceLifetime.Singleton:
                return new SingletonActivator<TService>(root);
            case ServiceLifetime.Scoped or ServiceLifetime.Transient:
                return new ScopedActivator<TService>();
        }

        // Reading HttpContext.RequestServices is what makes the scope of a request, so a service that needs nothing avoids it.
        return typeof(TService).GetConstructors() is [var only] && only.GetParameters().Length == 0
            ? new ParameterlessActivator<TService>()
            : new FactoryActivator<TService>();
    }

    /// <summary>An object that all calls share.</summary>
    public static ServiceActivator FromInstance(object instance) => new InstanceActivator(instance);

    private static bool IsDisposable(Type type) => type.IsAssignableTo(typeof(IDisposable)) || type.IsAssignableTo(typeof(IAsyncDisposable));

    private sealed class InstanceActivator(object instance) : ServiceActivator
    {
        public override object Get(HttpContext http) => instance;
    }

    /// <summary>Resolves on the first call and not when mapping: a container may still be told to build lazily.</summary>
    private sealed class SingletonActivator<TService>(IServiceProvider root) : ServiceActivator
        where TService : class
    {
        private TService? _instance;

        public override object Get(HttpContext http) => _instance ??= root.GetRequiredService<TService>();
    }

    private sealed class ScopedActivator<TService> : ServiceActivator
        where TService : class
    {
        public override object Get(HttpContext http) => http.RequestServices.GetRequiredService<TService>();
    }

    private sealed class ParameterlessActivator<[DynamicallyAccessedMembers(ServiceMembers.Needed)] TService> : ServiceActivator
        where TService : class
    {
        public override bool OwnsDisposable { get; } = IsDisposable(typeof(TService));

        public override object Get(HttpContext http) => Activator.CreateInstance<TService>();
    }

    private sealed class FactoryActivator<[DynamicallyAccessedMembers(ServiceMembers.Needed)] TService> : ServiceActivator
        where TService : class
    {
        private readonly ObjectFactory<TService> _factory = ActivatorUtilities.CreateFactory<TService>(Type.EmptyTypes);

        public override bool OwnsDisposable { get; } = IsDisposable(typeof(TService));

        public override object Get(HttpContext http) => _factory(http.RequestServices, null);
    }
}
