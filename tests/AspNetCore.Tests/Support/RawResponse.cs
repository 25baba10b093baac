using System.Net;
using System.Net.Http.Headers;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>A whole response as it came over HTTP.</summary>
internal sealed record RawResponse(HttpStatusCode HttpStatus, HttpResponseHeaders Headers, string? ContentType, byte[] Body, HttpResponseHeaders Trailers)
{
    /// <summary>True if the status came in the headers.</summary>
    public bool IsTrailersOnly => Headers.Contains("grpc-status");

    public string? GrpcStatus => Find("grpc-status");

    public string? GrpcMessage => Find("grpc-message");

    public List<string> Texts => Frames.Texts(Body);

    public static async Task<RawResponse> ReadAsync(HttpResponseMessage response)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync().Within();
        return new RawResponse(response.StatusCode, response.Headers, response.Content.Headers.ContentType?.ToString(), body, response.TrailingHeaders);
    }

    public string? Find(string name)
        => Headers.TryGetValues(name, out IEnumerable<string>? values) || Trailers.TryGetValues(name, out values) ? string.Join(",", values) : null;
}
