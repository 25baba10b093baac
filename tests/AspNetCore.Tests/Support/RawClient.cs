using System.Net;
using System.Net.Http.Headers;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>Sends literal bytes as gRPC requests, over one HTTP/2 connection.</summary>
internal sealed class RawClient(Uri server) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = Limits.Wait };

    public Task<RawResponse> UnaryAsync(string text, params (string Name, string Value)[] headers)
        => PostAsync("test.v1.Echo/Unary", Frames.Of(text), headers);

    public async Task<RawResponse> PostAsync(string path, byte[] body, params (string Name, string Value)[] headers)
    {
        using HttpResponseMessage response = await SendAsync(path, new ByteArrayContent(body), headers);
        return await RawResponse.ReadAsync(response);
    }

    /// <summary>Sends a request and returns when its headers are answered.</summary>
    public Task<HttpResponseMessage> SendAsync(string path, HttpContent content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, path))
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        foreach ((string name, string value) in headers)
        {
            if (name == "content-type")
            {
                content.Headers.ContentType = value.Length == 0 ? null : MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                Assert.True(request.Headers.TryAddWithoutValidation(name, value));
            }
        }

        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public void Dispose() => _http.Dispose();
}
