using Microsoft.AspNetCore.Http;
using ProtoGen.AspNetCore.Calls;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore;

/// <summary>What a call has besides, when ASP.NET Core serves it.</summary>
public static class ServerCallContextExtensions
{
    /// <summary>The request that carries the call: its user, connection (client certificate), services and items. Its body and response belong to the call.</summary>
    /// <exception cref="InvalidOperationException">The context is a fake, or belongs to another server.</exception>
    public static HttpContext GetHttpContext(this ServerCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context is ServerCall call
            ? call.Http
            : throw new InvalidOperationException($"A context of type {context.GetType()} has no HttpContext.");
    }
}
