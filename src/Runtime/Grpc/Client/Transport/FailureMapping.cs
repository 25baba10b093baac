using System.Net.Sockets;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Grpc.Client;

/// <summary>What an exception below a call means as a status.</summary>
internal static class FailureMapping
{
    private const long Http11Required = 13;

    public static Status ToStatus(Exception exception)
    {
        if (exception is RpcException rpc) return rpc.Status;
        for (var current = exception; current is not null; current = current.InnerException)
        {
            switch (current)
            {
                case HttpProtocolException { ErrorCode: Http11Required }:
                    return new Status(
                        StatusCode.Unknown,
                        "The server requires HTTP/1.1 on this port. In clear text a port serves gRPC only if it is configured for HTTP/2 alone.");
                case HttpProtocolException protocol:
                    return new Status(StatusMapping.FromHttp2Error(protocol.ErrorCode), $"The HTTP/2 stream was ended with error code {protocol.ErrorCode}: {protocol.Message}");
                case SocketException or TimeoutException:
                    return new Status(StatusCode.Unavailable, $"The server cannot be reached: {current.Message}");
            }
        }

        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.VersionNegotiationError } =>
                new Status(StatusCode.Internal, $"The server does not speak HTTP/2: {exception.Message}"),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: { } reason } =>
                new Status(StatusCode.Unavailable, $"The TLS connection failed: {reason.Message}"),
            HttpRequestException or IOException => new Status(StatusCode.Unavailable, $"The connection failed: {exception.Message}"),
            ProtoException => new Status(StatusCode.Internal, $"A message could not be parsed: {exception.Message}"),
            OperationCanceledException => new Status(StatusCode.Cancelled, "The call was cancelled."),
            _ => new Status(StatusCode.Unknown, exception.Message),
        };
    }
}
