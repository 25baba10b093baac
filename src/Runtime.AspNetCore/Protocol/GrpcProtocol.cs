using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.AspNetCore.Protocol;

/// <summary>gRPC over HTTP/2 (grpc/doc/PROTOCOL-HTTP2.md); HTTP/3 carries the same.</summary>
internal sealed class GrpcProtocol : ServerProtocol
{
    public static bool Accepts(string? contentType) => GrpcHeaders.IsGrpcContentType(contentType);

    public override bool SupportsHttpVersion(HttpContext http)
        => HttpProtocol.IsHttp2(http.Request.Protocol) || HttpProtocol.IsHttp3(http.Request.Protocol);

    public override bool TryReadRequestHeaders(HttpContext http, ServerCompression compression, out RequestHead head, out Status failure)
    {
        IHeaderDictionary headers = http.Request.Headers;
        TimeSpan? timeout = null;
        head = default;
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
        if (!compression.Known.TrySelect(encoding, out ICompressionProvider? request))
        {
            // grpc/doc/compression.md: the answer says what would have been understood.
            http.Response.Headers.GrpcAcceptEncoding = compression.Known.AcceptEncoding;
            failure = new Status(StatusCode.Unimplemented, $"The grpc-encoding '{encoding}' is not supported; supported are: {compression.Known.AcceptEncoding}.");
            return false;
        }

        ICompressionProvider? response = compression.Response;
        if (response is not null)
        {
            string? accepted = headers.GrpcAcceptEncoding;
            if (CompressionProviders.Accepts(accepted, response.EncodingName))
            {
                http.Response.Headers.GrpcEncoding = response.EncodingName;
            }
            else
            {
                response = null;
            }
        }

        head = new RequestHead(timeout, request, response);
        return true;
    }

    public override void WriteResponseHeaders(HttpContext http) => http.Response.ContentType = GrpcHeaders.ContentType;

    public override bool TryReadMessage(ref ReadOnlySequence<byte> buffer, int maxSize, out Frame frame)
    {
        FrameResult result = Framing.TryRead(ref buffer, maxSize, out frame);
        return result switch
        {
            FrameResult.InvalidFlag => throw new RpcException(ProtocolErrors.InvalidFlag),
            FrameResult.TooLarge => throw new RpcException(ProtocolErrors.ReceivedMessageTooLarge(frame.Length, maxSize)),
            _ => result == FrameResult.Message,
        };
    }

    public override void WriteMessage(IBufferWriter<byte> output, in EncodedMessage message, ICompressionProvider? compression)
        => Framing.Write(output, in message, compression);

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
