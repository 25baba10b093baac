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
            if (IsOverMetadataLimit(current)) return new Status(StatusCode.ResourceExhausted, $"The metadata is larger than the limit: {current.Message}");
            switch (current)
            {
                case HttpProtocolException { ErrorCode: Http11Required }:
                    return new Status(
                        StatusCode.Unknown,
                        "The server requires HTTP/1.1 on this port. In clear text a port of Kestrel serves gRPC only if it is configured for HTTP/2 alone, or with ListenHttp1AndHttp2 of ProtoGen.AspNetCore.");
                case HttpProtocolException connection when IsOfConnection(connection):
                    return new Status(StatusCode.Unavailable, $"The connection failed with HTTP/2 error code {connection.ErrorCode}: {connection.Message}");
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

    /// <summary>
    /// Whether the whole connection has failed (GOAWAY, invalid data, a keepalive ping without an answer) and not only the stream, for which the documents have a table. HttpClient has one exception for all of
    /// these and tells them apart in its text; that of a stream speaks neither of a connection nor of a ping.
    /// </summary>
    private static bool IsOfConnection(HttpProtocolException exception) =>
        exception.Message.Contains("connection", StringComparison.Ordinal) || exception.Message.Contains("ping", StringComparison.Ordinal);

    /// <summary>HttpClient knows the limit of the server for what it sends, and its own for what it receives; most of its exceptions say so in their text only.</summary>
    private static bool IsOverMetadataLimit(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded }
        || exception.Message.Contains("headers length exceeded", StringComparison.Ordinal);
}
