using System.Buffers;
using System.Net;
using Bench.Rpc;

namespace ProtoGen.Benchmarks.Rpc.Clients;

/// <summary>Calls without a gRPC library: an <see cref="HttpMessageInvoker"/> on a handler with the settings of a channel, and bytes made in advance.</summary>
internal sealed class BareClient(string address) : IDisposable
{
    private static readonly HelloRequest _request = new() { Name = "world" };

    private readonly HttpMessageInvoker _invoker = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        EnableMultipleHttp2Connections = true,
    });

    private readonly Dictionary<string, Uri> _uris = new[] { "SayHello", "SayMany", "SayEach", "Hear", "Converse" }
        .ToDictionary(method => method, method => new Uri(new Uri(address), Frames.PathOf(method)));

    /// <summary>One call with the least that gRPC asks of a client: its two headers, the whole body, the status.</summary>
    public async Task SayHelloAsync()
    {
        using HttpResponseMessage response = await SendAsync("SayHello", new ReadOnlyMemoryContent(Frames.Request));
        Stream body = await response.Content.ReadAsStreamAsync();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        while (await body.ReadAsync(buffer) > 0)
        {
        }

        ArrayPool<byte>.Shared.Return(buffer);
        CheckStatus(response);
    }

    /// <summary>The same with what a typed call cannot do without: the request is serialized, the reply parsed, and the call could be cancelled.</summary>
    public async Task<HelloReply> SayHelloInFullAsync()
    {
        using var cancellation = new CancellationTokenSource();
        var content = new ReadOnlyMemoryContent(Frames.Frame(_request.ToByteArray()));
        using HttpResponseMessage response = await SendAsync("SayHello", content, cancellation.Token);
        Stream body = await response.Content.ReadAsStreamAsync(cancellation.Token);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(4096);
        HelloReply reply = default;
        int read;
        while ((read = await body.ReadAsync(buffer, cancellation.Token)) > 0)
            reply = HelloReply.Parse(buffer.AsSpan(Frames.PrefixLength, read - Frames.PrefixLength));
        ArrayPool<byte>.Shared.Return(buffer);
        CheckStatus(response);
        return reply;
    }

    /// <summary>Reads a stream of replies without looking at them.</summary>
    public async Task SayManyAsync(string method, int count)
    {
        using HttpResponseMessage response = await SendAsync(method, new ReadOnlyMemoryContent(Frames.Frame(new Count { Value = count }.ToByteArray())));
        Stream body = await response.Content.ReadAsStreamAsync();
        byte[] buffer = new byte[16 * 1024];
        long length = 0;
        int read;
        while ((read = await body.ReadAsync(buffer)) > 0)
            length += read;
        CheckStatus(response);
        Check.Equal(length / Frames.Reply.Length, count);
    }

    /// <summary>Sends requests, as many at a time as one write holds.</summary>
    public async Task HearAsync(int count, int perWrite)
    {
        byte[] bytes = [.. Enumerable.Repeat(Frames.Request, perWrite).SelectMany(frame => frame)];
        using HttpResponseMessage response = await SendAsync("Hear", new PushContent(async stream =>
        {
            for (int i = 0; i < count; i += perWrite)
            {
                await stream.WriteAsync(bytes);
                await stream.FlushAsync();
            }
        }));
        byte[] reply = await response.Content.ReadAsByteArrayAsync();
        CheckStatus(response);
        Check.Equal(Count.Parse(reply.AsSpan(Frames.PrefixLength)).Value, count);
    }

    /// <summary>Sends a request, waits for the reply, sends the next; each with one write and one flush.</summary>
    public async Task ConverseAsync(int count)
    {
        using var turn = new SemaphoreSlim(1);
        Task<HttpResponseMessage> sending = SendAsync("Converse", new PushContent(async stream =>
        {
            for (int i = 0; i < count; i++)
            {
                await turn.WaitAsync();
                await stream.WriteAsync(Frames.Request);
                await stream.FlushAsync();
            }
        }));
        using HttpResponseMessage response = await sending;
        Stream body = await response.Content.ReadAsStreamAsync();
        byte[] buffer = new byte[4096];
        int length = 0;
        int read;
        while ((read = await body.ReadAsync(buffer)) > 0)
        {
            length += read;
            turn.Release();
        }

        CheckStatus(response);
        Check.Equal(length / Frames.Reply.Length, count);
    }

    public void Dispose() => _invoker.Dispose();

    private Task<HttpResponseMessage> SendAsync(string method, HttpContent content, CancellationToken cancellationToken = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _uris[method])
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        content.Headers.TryAddWithoutValidation("Content-Type", "application/grpc");
        request.Headers.TryAddWithoutValidation("TE", "trailers");
        return _invoker.SendAsync(request, cancellationToken);
    }

    private static void CheckStatus(HttpResponseMessage response)
    {
        if (!response.TrailingHeaders.NonValidated.TryGetValues("grpc-status", out var status) || status.ToString() != "0")
            throw new InvalidOperationException("The call failed.");
    }
}
