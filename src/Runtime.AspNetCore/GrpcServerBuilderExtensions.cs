using Microsoft.Extensions.DependencyInjection;
using ProtoGen.AspNetCore.Hosting;

namespace ProtoGen.AspNetCore;

/// <summary>Further registrations of a gRPC server.</summary>
public static class GrpcServerBuilderExtensions
{
    /// <summary>Changes the options of one service. They start as those of all services, whatever the order of registration; calling it again adds configuration.</summary>
    /// <typeparam name="TService">The class that is mapped.</typeparam>
    /// <param name="builder">The server.</param>
    /// <param name="configure">Sets the options.</param>
    public static IGrpcServerBuilder AddServiceOptions<TService>(this IGrpcServerBuilder builder, Action<GrpcServiceOptions> configure)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddSingleton(new ServiceConfiguration(typeof(TService), configure));
        return builder;
    }
}
