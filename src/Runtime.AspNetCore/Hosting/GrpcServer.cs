using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProtoGen.AspNetCore.Hosting;

/// <summary>What all mapped services of one application share.</summary>
internal sealed class GrpcServer(
    IOptions<GrpcServiceOptions> options, IEnumerable<ServiceConfiguration> configurations, ILoggerFactory loggers, ServerCallTracking? tracking = null)
{
    /// <summary>One entry per route builder that already has the endpoint for unknown services; an application may map into several.</summary>
    private readonly ConditionalWeakTable<ICollection<EndpointDataSource>, object> _withUnknownService = [];

    private readonly ServiceConfiguration[] _configurations = [.. configurations];

    public ILogger Logger { get; } = loggers.CreateLogger("ProtoGen.AspNetCore.Server");

    /// <summary>Whether a request must lead to its call, because clients take over its deadline.</summary>
    public bool TracksCalls { get; } = tracking is not null;

    /// <summary>The options of one service.</summary>
    public GrpcServiceOptions OptionsOf(Type serviceType)
    {
        ServiceConfiguration[] own = Array.FindAll(_configurations, configuration => configuration.ServiceType == serviceType);
        if (own.Length == 0)
        {
            return options.Value;
        }

        GrpcServiceOptions result = options.Value.Clone();
        foreach (ServiceConfiguration configuration in own)
        {
            configuration.Configure(result);
        }

        return result;
    }

    /// <summary>True for the first service mapped into <paramref name="endpoints"/>.</summary>
    public bool ClaimUnknownService(IEndpointRouteBuilder endpoints) => _withUnknownService.TryAdd(endpoints.DataSources, this);
}
