using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ProtoGen.AspNetCore.Protocol;

namespace ProtoGen.AspNetCore.Hosting;

/// <summary>Lets a fallback route match gRPC requests only, so that pages and APIs below the same path stay reachable.</summary>
internal sealed class GrpcRequestConstraint : IRouteConstraint
{
    public static readonly GrpcRequestConstraint Instance = new();

    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection)
        => httpContext is not null
            && HttpMethods.IsPost(httpContext.Request.Method)
            && ServerProtocol.Select(httpContext.Request.ContentType) is not null;
}
