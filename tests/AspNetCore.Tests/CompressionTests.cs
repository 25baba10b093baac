using System.IO.Compression;
using System.Text;
using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests;

public sealed class CompressionTests
{
    private static readonly string _text = new('x', 1000);

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task ACompressedRequestIsUnderstood(string encoding)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        byte[] body = [.. Frames.Of(Compress(encoding, _text), flag: 1), .. Frames.Of("plain")];
        RawResponse unary = await server.Client.PostAsync("test.v1.Echo/Unary", body[..^10], ("grpc-encoding", encoding));
        RawResponse duplex = await server.Client.PostAsync("test.v1.Echo/Chat", body, ("grpc-encoding", encoding));

        Assert.Equal(["Hello " + _text], unary.Texts);
        Assert.Equal([_text, "plain"], duplex.Texts);
        Assert.Null(unary.Find("grpc-encoding"));
    }

    [Theory]
    [InlineData("gzip", "identity,gzip", true)]
    [InlineData("deflate", "gzip, deflate", true)]
    [InlineData("br", "br", true)]
    [InlineData("gzip", "identity", false)]
    [InlineData("gzip", "deflate", false)]
    [InlineData("gzip", null, false)]
    public async Task AResponseIsCompressedIfTheClientAcceptsIt(string encoding, string? accepted, bool compressed)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers(), options => options.ResponseCompressionAlgorithm = encoding);

        RawResponse response = await server.Client.UnaryAsync(_text, accepted is null ? [] : [("grpc-accept-encoding", accepted)]);

        Assert.Equal("0", response.GrpcStatus);
        Assert.Equal(compressed ? encoding : null, response.Find("grpc-encoding"));
        Assert.Equal(compressed ? 1 : 0, response.Body[0]);
        Assert.Equal("Hello " + _text, compressed ? Decompress(encoding, response.Body[5..]) : response.Texts[0]);
    }

    [Fact]
    public async Task ACallMayOptOut()
    {
        var handlers = new Handlers
        {
            Unary = (request, context) =>
            {
                context.WriteOptions = WriteOptions.NoCompress;
                Assert.Equal(WriteOptions.NoCompress, context.WriteOptions);
                return new(request);
            },
        };
        await using EchoServer server = await EchoServer.StartAsync(handlers, options => options.ResponseCompressionAlgorithm = "gzip");

        RawResponse response = await server.Client.UnaryAsync(_text, ("grpc-accept-encoding", "gzip"));

        Assert.Equal([_text], response.Texts);
    }

    [Fact]
    public async Task AMessageOfAStreamMayOptOut()
    {
        var handlers = new Handlers
        {
            Count = async (_, responses, context) =>
            {
                await responses.WriteAsync(_text);
                await responses.WriteAsync(_text, WriteOptions.NoCompress);
                context.WriteOptions = WriteOptions.NoCompress;
                await responses.WriteAsync(_text);
                await responses.WriteAsync(_text, WriteOptions.Default);
            },
        };
        await using EchoServer server = await EchoServer.StartAsync(handlers, options => options.ResponseCompressionAlgorithm = "gzip");

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Count", Frames.OfNumber(1), ("grpc-accept-encoding", "gzip"));

        List<byte> flags = [];
        for (byte[] rest = response.Body; rest.Length > 0; rest = rest[(5 + (rest[3] << 8 | rest[4]))..])
        {
            flags.Add(rest[0]);
        }

        Assert.Equal([1, 0, 0, 1], flags);
    }

    [Theory]
    [InlineData("test.v1.Echo/Unary")]
    [InlineData("test.v1.Echo/Chat")]
    public async Task ABombIsRefusedAndTheServerLivesOn(string path)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        byte[] bomb = Frames.Of(Compress("gzip", new string('0', 50_000_000)), flag: 1);

        RawResponse response = await server.Client.PostAsync(path, bomb, ("grpc-encoding", "gzip"));

        Assert.Equal("8", response.GrpcStatus);
        Assert.Contains("after its decompression", response.GrpcMessage, StringComparison.Ordinal);
        Assert.Equal(["Hello a"], (await server.Client.UnaryAsync("a")).Texts);
    }

    [Fact]
    public async Task ADamagedRequestIsInternal()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Unary", Frames.Of([1, 2, 3], flag: 1), ("grpc-encoding", "gzip"));

        Assert.Equal("13", response.GrpcStatus);
        Assert.Contains("cannot be decompressed with 'gzip'", response.GrpcMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("identity")]
    public async Task ACompressedFlagNeedsAnEncoding(string? encoding)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.PostAsync(
            "test.v1.Echo/Unary", Frames.Of(Compress("gzip", "a"), flag: 1), encoding is null ? [] : [("grpc-encoding", encoding)]);

        Assert.Equal("13", response.GrpcStatus);
        Assert.Contains("no grpc-encoding was declared", response.GrpcMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownResponseAlgorithmStopsTheServerFromStarting()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => EchoServer.StartAsync(new Handlers(), options => options.ResponseCompressionAlgorithm = "snappy"));

        Assert.Contains("snappy", exception.Message, StringComparison.Ordinal);
    }

    private static byte[] Compress(string encoding, string text)
    {
        var output = new MemoryStream();
        using (Stream compressor = encoding switch
        {
            "gzip" => new GZipStream(output, CompressionLevel.Optimal),
            "deflate" => new ZLibStream(output, CompressionLevel.Optimal),
            _ => new BrotliStream(output, CompressionLevel.Optimal),
        })
        {
            compressor.Write(Encoding.UTF8.GetBytes(text));
        }

        return output.ToArray();
    }

    private static string Decompress(string encoding, byte[] data)
    {
        var input = new MemoryStream(data);
        using Stream reader = encoding switch
        {
            "gzip" => new GZipStream(input, CompressionMode.Decompress),
            "deflate" => new ZLibStream(input, CompressionMode.Decompress),
            _ => new BrotliStream(input, CompressionMode.Decompress),
        };
        using var text = new StreamReader(reader);
        return text.ReadToEnd();
    }
}
