using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.AspNetCore.Protocol;

/// <summary>gRPC over HTTP/2 (grpc/doc/PROTOCOL-HTTP2.md); HTTP/3 carries the same.</summary>
internal sealed class GrpcProtocol : ServerProtocol
{
    /// <summary>Up to this size a message goes out in one span, prefix included; a larger one would make the pipe rent oversized memory.</summary>
    private const int OneSpanSize = 4096;

    public static bool Accepts(string? contentType) => GrpcHeaders.IsGrpcContentType(contentType);

    public override bool SupportsHttpVersion(HttpContext http)
        => HttpProtocol.IsHttp2(http.Request.Protocol) || HttpProtocol.IsHttp3(http.Request.Protocol);

    public override bool TryReadRequestHeaders(HttpContext http, out TimeSpan? timeout, out Status failure)
    {
        IHeaderDictionary headers = http.Request.Headers;
        timeout = null;
        failure = default;
        string? given = headers.GrpcTimeout;
        if (given is not null)
        {
            if (!TimeoutEncoding.TryParse(given, out TimeSpan parsed))
            {
                // The documents name no status for it; INTERNAL is what a malformed call gets from other servers.
                failure = new Status(StatusCode.Internal, $"The grpc-timeout '{given}' is malformed: up to 8 digits and one of H, M, S, m, u, n are expected.");
                return false;
            }

            timeout = parsed;
        }

        string? encoding = headers.GrpcEncoding;
        if (encoding is not null && encoding != GrpcHeaders.IdentityEncoding)
        {
            http.Response.Headers.GrpcAcceptEncoding = GrpcHeaders.IdentityEncoding;
            failure = new Status(StatusCode.Unimplemented, $"The grpc-encoding '{encoding}' is not supported; supported is: {GrpcHeaders.IdentityEncoding}.");
            return false;
        }

        return true;
    }

    public override void WriteResponseHeaders(HttpContext http) => http.Response.ContentType = GrpcHeaders.ContentType;

    public override bool TryReadMessage(ref ReadOnlySequence<byte> buffer, int maxSize, out ReadOnlySequence<byte> payload)
    {
        FrameResult result = Framing.TryRead(ref buffer, maxSize, out Frame frame);
        if (frame.Compressed || result is FrameResult.TooLarge or FrameResult.InvalidFlag)
        {
            throw new RpcException(result switch
            {
                FrameResult.InvalidFlag => ProtocolErrors.InvalidFlag,
                FrameResult.TooLarge => ProtocolErrors.ReceivedMessageTooLarge(frame.Length, maxSize),
                _ => ProtocolErrors.CompressedWithoutEncoding,
            });
        }

        payload = frame.Payload;
        return result == FrameResult.Message;
    }

    public override int WriteMessage(PipeWriter output, in EncodedMessage message)
    {
        int total = Framing.PrefixLength + message.Length;
        Span<byte> span = output.GetSpan(total <= OneSpanSize ? total : Framing.PrefixLength);
        Framing.WritePrefix(span, compressed: false, message.Length);
        if (total <= OneSpanSize)
        {
            message.CopyTo(span[Framing.PrefixLength..]);
            output.Advance(total);
        }
        else
        {
            output.Advance(Framing.PrefixLength);
            message.CopyTo(output);
        }

        return total;
    }

    public override void WriteStatus(HttpContext http, in Status status, Metadata? trailers, bool bodyStarted)
    {
        // A failure without a message is told by the headers alone ("Trailers-Only"): one frame instead of two.
        bool trailersOnly = status.StatusCode != StatusCode.OK && !bodyStarted && !http.Response.HasStarted;
        IHeaderDictionary target = trailersOnly || http.Features.Get<IHttpResponseTrailersFeature>() is not { } feature
            ? http.Response.Headers
            : feature.Trailers;

        target.GrpcStatus = StatusTrailers.FormatCode(status.StatusCode);
        if (StatusTrailers.FormatMessage(status.Detail) is { } message)
        {
            target.GrpcMessage = message;
        }

        if (trailers is { Count: > 0 })
        {
            MetadataHeaders.Write(trailers, target);
        }
    }
}
