using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using ProtoGen.AspNetCore.Calls;

namespace ProtoGen.AspNetCore.Hosting;

/// <summary>Answers gRPC calls of methods and services that are not there with UNIMPLEMENTED instead of an HTTP 404.</summary>
internal static class FallbackEndpoints
{
    private const string MethodParameter = "unknownGrpcMethod";
    private const string ServiceParameter = "unknownGrpcService";

    public static void Map(GrpcServer server, IEndpointRouteBuilder endpoints, IReadOnlyCollection<string> serviceNames)
    {
        var constraints = new RouteValueDictionary { [MethodParameter] = GrpcRequestConstraint.Instance };
        foreach (string serviceName in serviceNames)
        {
            RoutePattern pattern = RoutePatternFactory.Parse($"/{serviceName}/{{{MethodParameter}}}", defaults: null, constraints);
            Map(endpoints, pattern, new UnimplementedHandler(server.Logger, "method"), $"gRPC - unknown method of {serviceName}");
        }

        if (server.ClaimUnknownService(endpoints))
        {
            RoutePattern pattern = RoutePatternFactory.Parse($"/{{{ServiceParameter}}}/{{{MethodParameter}}}", defaults: null, constraints);
            Map(endpoints, pattern, new UnimplementedHandler(server.Logger, "service"), "gRPC - unknown service");
        }
    }

    private static void Map(IEndpointRouteBuilder endpoints, RoutePattern pattern, UnimplementedHandler handler, string displayName)
        => endpoints.Map(pattern, handler.HandleAsync).Add(builder =>
        {
            builder.DisplayName = displayName;
            builder.Metadata.Add(FallbackMatcherPolicy.Marker.Instance);

            // No HTTP method in the metadata: it would answer a GET of any two-segment path with 405. The constraint looks at the method.
            // Behind every endpoint of the application, parameterized ones included.
            ((RouteEndpointBuilder)builder).Order = int.MaxValue;
        });
}
