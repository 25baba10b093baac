using System.Net;
using System.Net.Http.Headers;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Grpc.Client;

/// <summary>gRPC over HTTP/2 (grpc/doc/PROTOCOL-HTTP2.md).</summary>
internal sealed class GrpcProtocol : ClientProtocol
{
    private static readonly string _userAgent = $"grpc-csharp-protogen/{typeof(GrpcProtocol).Assembly.GetName().Version?.ToString(3)}";

    public override HttpRequestMessage CreateRequest(Uri uri, Metadata? headers, TimeSpan? timeout, string acceptEncoding, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, uri)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        content.Headers.TryAddWithoutValidation("Content-Type", GrpcHeaders.ContentType);
        if (timeout is { } remaining) request.Headers.TryAddWithoutValidation(GrpcHeaders.Timeout, TimeoutEncoding.Format(remaining));
        request.Headers.TryAddWithoutValidation("TE", "trailers");
        request.Headers.TryAddWithoutValidation(GrpcHeaders.AcceptEncoding, acceptEncoding);
        if (headers is null || headers.Get("user-agent") is null) request.Headers.TryAddWithoutValidation("User-Agent", _userAgent);
        if (headers is not null) AddHeaders(request, headers);
        return request;
    }

    public override void DeclareEncoding(HttpContent content, string encoding) => content.Headers.TryAddWithoutValidation(GrpcHeaders.Encoding, encoding);

    public override CallEnd? ReadHead(HttpResponseMessage response, out Metadata? headers)
    {
        headers = null;
        var hasBinary = false;
        foreach (var header in response.Headers.NonValidated)
        {
            // Trailers-Only: what HTTP shows as headers are the trailers.
            if (IsNamed(header.Key, GrpcHeaders.Status)) return ReadEnd(response.Headers);
            hasBinary |= MetadataRules.IsBinaryKey(header.Key);
        }

        var contentType = GetValue(response.Content.Headers, "Content-Type");
        if (response.StatusCode != HttpStatusCode.OK || !GrpcHeaders.IsGrpcContentType(contentType))
        {
            var detail = $"The server answered with HTTP status {(int)response.StatusCode} and content type '{contentType}' instead of a gRPC response.";
            TryReadMetadata(response.Headers, out var metadata);
            return new CallEnd(new Status(StatusMapping.FromHttpStatus((int)response.StatusCode), detail), metadata);
        }

        return !hasBinary || TryReadMetadata(response.Headers, out headers) ? null : new CallEnd(MalformedMetadata("headers"), null);
    }

    public override Metadata ReadHeaders(HttpResponseMessage response)
    {
        TryReadMetadata(response.Headers, out var metadata);
        return metadata ?? [];
    }

    public override CallEnd ReadEnd(HttpResponseMessage response) => ReadEnd(response.TrailingHeaders);

    public override ICompressionProvider SelectDecompression(HttpResponseMessage response, CompressionProviders known)
    {
        var encoding = GetValue(response.Headers, GrpcHeaders.Encoding);
        if (encoding is null or GrpcHeaders.IdentityEncoding) throw new RpcException(ProtocolErrors.CompressedWithoutEncoding);
        return known.Find(encoding)
            ?? throw new RpcException(new Status(StatusCode.Internal, $"The server compressed a message with '{encoding}', which this client did not offer."));
    }

    private static void AddHeaders(HttpRequestMessage request, Metadata headers)
    {
        for (var i = 0; i < headers.Count; i++)
        {
            var entry = headers[i];
            if (!entry.IsBinary)
            {
                // Names that HTTP counts among the entity headers are refused by the request and accepted by its content.
                if (!request.Headers.TryAddWithoutValidation(entry.Key, entry.Text)) request.Content!.Headers.TryAddWithoutValidation(entry.Key, entry.Text);
                continue;
            }

            // HttpClient joins equal names with ", ", and base64 does not know the space: join them here, at the first of the name.
            var first = true;
            for (var j = 0; j < i && first; j++) first = headers[j].Key != entry.Key;
            if (first) request.Headers.TryAddWithoutValidation(entry.Key, string.Join(',', headers.GetAll(entry.Key).Select(each => BinaryMetadata.Encode(each.ValueBytes))));
        }
    }

    /// <summary>The status among headers that end a response.</summary>
    private static CallEnd ReadEnd(HttpHeaders headers)
    {
        string? code = null;
        string? message = null;
        Metadata? metadata = null;
        var wellFormed = true;
        foreach (var header in headers.NonValidated)
        {
            if (IsNamed(header.Key, GrpcHeaders.Status)) code = header.Value.ToString();
            else if (IsNamed(header.Key, GrpcHeaders.Message)) message = header.Value.ToString();
            else wellFormed &= TryAddMetadata(ref metadata, header.Key, header.Value);
        }

        if (code is null) return new CallEnd(new Status(StatusCode.Unknown, "The server ended the response without a grpc-status."), metadata);
        var status = StatusTrailers.Parse(code, message);
        if (metadata is null && status == Status.Ok) return CallEnd.Success;
        return new CallEnd(wellFormed || status.StatusCode != StatusCode.OK ? status : MalformedMetadata("trailers"), metadata);
    }

    private static Status MalformedMetadata(string where) => new(StatusCode.Internal, $"The server sent {where} with a '-bin' value that is not base64.");

    private static bool TryReadMetadata(HttpHeaders headers, out Metadata? metadata)
    {
        metadata = null;
        var wellFormed = true;
        foreach (var header in headers.NonValidated) wellFormed &= TryAddMetadata(ref metadata, header.Key, header.Value);
        return wellFormed;
    }

    private static bool TryAddMetadata(ref Metadata? metadata, string name, in HeaderStringValues values)
    {
        var wellFormed = true;
        metadata ??= [];
        foreach (var value in values) wellFormed &= MetadataRules.TryAddReceived(metadata, name, value);
        return wellFormed;
    }

    private static bool IsNamed(string header, string name) => header.Length == name.Length && header.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string? GetValue(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
}
