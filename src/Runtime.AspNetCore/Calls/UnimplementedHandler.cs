using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ProtoGen.AspNetCore.Protocol;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>Answers calls that no mapped method takes.</summary>
internal sealed class UnimplementedHandler(ILogger logger, string what)
{
    public Task HandleAsync(HttpContext http)
    {
        // The route's constraint has let gRPC requests through only.
        ServerProtocol protocol = ServerProtocol.Select(http.Request.ContentType)!;
        if (!protocol.SupportsHttpVersion(http))
        {
            return HttpErrors.WriteUnsupportedVersionAsync(http, logger);
        }

        var status = new Status(StatusCode.Unimplemented, $"The {what} of '{http.Request.Path}' is not implemented by this server.");
        Log.CallRefused(logger, http.Request.Path.Value ?? "", status.StatusCode, status.Detail);
        protocol.WriteResponseHeaders(http);
        protocol.WriteStatus(http, status, trailers: null, bodyStarted: false);
        return Task.CompletedTask;
    }
}
