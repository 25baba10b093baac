using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace ProtoGen.AspNetCore.Hosting;

/// <summary>
/// Takes the fallback routes out of the running wherever a mapped method matches. Without it every call would have three candidates, and
/// routing would capture path segments and look at each of them: 250 B and a tenth of the CPU of a unary call.
/// </summary>
internal sealed class FallbackMatcherPolicy : MatcherPolicy, INodeBuilderPolicy
{
    /// <summary>Before the policies that split the candidates further, by HTTP method or host.</summary>
    public override int Order => -2000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints)
        => endpoints.Any(IsFallback) && endpoints.Any(static endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>() is not null);

    public IReadOnlyList<PolicyNodeEdge> GetEdges(IReadOnlyList<Endpoint> endpoints)
        => [new PolicyNodeEdge(this, [.. endpoints.Where(static endpoint => !IsFallback(endpoint))])];

    public PolicyJumpTable BuildJumpTable(int exitDestination, IReadOnlyList<PolicyJumpTableEdge> edges) => new OnlyWay(edges[0].Destination);

    private static bool IsFallback(Endpoint endpoint) => endpoint.Metadata.GetMetadata<Marker>() is not null;

    /// <summary>The metadata of a fallback endpoint.</summary>
    internal sealed class Marker
    {
        public static readonly Marker Instance = new();
    }

    private sealed class OnlyWay(int destination) : PolicyJumpTable
    {
        public override int GetDestination(HttpContext httpContext) => destination;
    }
}
