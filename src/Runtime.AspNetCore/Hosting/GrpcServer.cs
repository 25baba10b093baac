using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ProtoGen.AspNetCore.Hosting;

/// <summary>What all mapped services of one application share.</summary>
internal sealed class GrpcServer(IOptions<GrpcServiceOptions> options, ILoggerFactory loggers)
{
    /// <summary>One entry per route builder that already has the endpoint for unknown services; an application may map into several.</summary>
    private readonly ConditionalWeakTable<ICollection<EndpointDataSource>, object> _withUnknownService = [];

    public GrpcServiceOptions Options { get; } = options.Value;

    public ILogger Logger { get; } = loggers.CreateLogger("ProtoGen.AspNetCore.Server");

    /// <summary>True for the first service mapped into <paramref name="endpoints"/>.</summary>
    public bool ClaimUnknownService(IEndpointRouteBuilder endpoints) => _withUnknownService.TryAdd(endpoints.DataSources, this);
}
