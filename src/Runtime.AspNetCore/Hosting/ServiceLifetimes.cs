using Microsoft.Extensions.DependencyInjection;

namespace ProtoGen.AspNetCore.Hosting;

/// <summary>Answers how a service type is registered; asked once per mapped service, at start-up.</summary>
internal sealed class ServiceLifetimes(IServiceCollection services)
{
    /// <summary>The lifetime of the registration that wins, or null if there is none.</summary>
    public ServiceLifetime? Find(Type serviceType)
    {
        for (int i = services.Count - 1; i >= 0; i--)
        {
            ServiceDescriptor descriptor = services[i];
            if (descriptor.ServiceType == serviceType && !descriptor.IsKeyedService)
            {
                return descriptor.Lifetime;
            }
        }

        return null;
    }
}
