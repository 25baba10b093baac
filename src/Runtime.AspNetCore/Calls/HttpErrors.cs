using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>Answers to requests that reach a gRPC endpoint but are no gRPC calls: plain HTTP errors with a text for a person.</summary>
internal static class HttpErrors
{
    /// <summary>
    /// 415, which the protocol asks for (PROTOCOL-HTTP2.md, "Content-Type"), so that no other HTTP/2 client takes a gRPC error for success.
    /// </summary>
    public static Task WriteUnsupportedMediaTypeAsync(HttpContext http, ILogger logger)
    {
        string contentType = http.Request.ContentType is { Length: > 0 } given ? $"'{given}'" : "(none)";
        string text = $"This is a gRPC endpoint: the content-type {contentType} is not supported, 'application/grpc' is expected.";
        return WriteAsync(http, logger, StatusCodes.Status415UnsupportedMediaType, text);
    }

    /// <summary>426: gRPC needs trailers and full duplex, which HTTP/1.x cannot give.</summary>
    public static Task WriteUnsupportedVersionAsync(HttpContext http, ILogger logger)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"""
            gRPC needs HTTP/2, but this request came as {http.Request.Protocol}. Without TLS a port speaks either HTTP/1.1 or HTTP/2: give gRPC
            an endpoint of its own with 'ListenOptions.Protocols = HttpProtocols.Http2', or let one port speak both with
            'builder.WebHost.ListenHttp1AndHttp2(address, port)', and have the client use HTTP/2 from the start.
            """).ReplaceLineEndings(" ");

        // RFC 9110, section 15.5.22: a 426 must say what to upgrade to.
        http.Response.Headers.Upgrade = "HTTP/2.0";
        http.Response.Headers.Connection = "Upgrade";
        return WriteAsync(http, logger, StatusCodes.Status426UpgradeRequired, text);
    }

    private static Task WriteAsync(HttpContext http, ILogger logger, int status, string text)
    {
        Log.RequestRefused(logger, http.Request.Path, status, text);
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
