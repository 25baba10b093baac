using Microsoft.AspNetCore.Http;
using ProtoGen.AspNetCore.Calls;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.ClientFactory;

/// <summary>Lets calls take over deadline and cancellation of the call in which they are made.</summary>
internal static class ContextPropagation
{
    public static CallOptions Apply(IHttpContextAccessor accessor, CallOptions options, bool isOptional)
    {
        if (accessor.HttpContext?.Features.Get<ServerCall>() is { } call)
        {
            return options.WithContext(call);
        }

        return isOptional
            ? options
            : throw new InvalidOperationException(
                "The client takes over the deadline of the gRPC call in which it is used, but there is none here. Set SuppressContextNotFoundErrors in EnableCallContextPropagation to use it elsewhere too.");
    }
}
