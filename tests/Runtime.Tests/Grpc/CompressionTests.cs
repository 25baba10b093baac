using System.IO.Compression;
using System.Text;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Tests.Grpc;

/// <summary>What the client sends and accepts, against hand-made servers.</summary>
public sealed class CompressionTests
{
    private static readonly string _text = new('x', 1000);

    [Fact]
    public async Task EveryCallSaysWhatItAccepts()
    {
        var seen = "";
        await using var server = await RawServer.StartAsync(async context =>
        {
            seen = context.Request.Headers["grpc-accept-encoding"].ToString() + "|" + context.Request.Headers["grpc-encoding"];
            await context.ReplyAsync("");
        });
        await server.Invoker.Unary(TestMethods.Unary, "", default).ResponseAsync.Soon();
        Assert.Equal("identity,gzip,deflate,br|", seen);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task ACompressedResponseIsUnderstood(string encoding)
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.Begin();
            context.Response.Headers["grpc-encoding"] = encoding;
            await context.SendAsync(Compressed(encoding, _text));
            await context.SendAsync(RawCalls.Frame("plain"));
            context.End();
        });
        using var call = server.Invoker.ServerStreaming(TestMethods.ServerStreaming, "", default);
        Assert.Equal([_text, "plain"], await call.ToListSoon());
    }

    [Fact]
    public async Task ADecompressedResponseIsLimited()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            context.Begin();
            context.Response.Headers["grpc-encoding"] = "gzip";
            await context.SendAsync(Compressed("gzip", _text));
            context.End();
        });
        server.NewChannel(new GrpcChannelOptions { MaxReceiveMessageSize = 999 });
        using var call = server.Invoker.Unary(TestMethods.Unary, "", default);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon());
        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task AUnaryRequestIsCompressedWhenTheCallSaysSo(string encoding)
    {
        var options = new CallOptions().WithCompressionAlgorithm(encoding);
        Assert.Equal((encoding, "1", _text), await RequestsAsync(options, null, static (invoker, options) => invoker.Unary(TestMethods.Unary, _text, options).ResponseAsync));
    }

    [Fact]
    public async Task TheChannelSaysWhatCompressesAndACallMaySayNothing()
    {
        Assert.Equal(("br", "1", _text), await RequestsAsync(default, "br", Call));
        Assert.Equal(("", "0", _text), await RequestsAsync(new CallOptions().WithCompressionAlgorithm("identity"), "br", Call));
        Assert.Equal(("br", "0", _text), await RequestsAsync(new CallOptions().WithWriteOptions(WriteOptions.NoCompress), "br", Call));

        static Task Call(CallInvoker invoker, CallOptions options) => invoker.Unary(TestMethods.Unary, _text, options).ResponseAsync;
    }

    [Fact]
    public async Task AMessageOfAStreamMayStayUncompressed()
    {
        var options = new CallOptions().WithCompressionAlgorithm("gzip");
        Assert.Equal(("gzip", "101", _text + _text + _text), await RequestsAsync(options, null, static async (invoker, options) =>
        {
            using var call = invoker.ClientStreaming(TestMethods.ClientStreaming, options);
            await call.WriteAsync(_text);
            await call.WriteAsync(_text, WriteOptions.NoCompress);
            await call.WriteAsync(_text, WriteOptions.Default);
            await call.CompleteAsync();
            await call;
        }));
        Assert.Equal(("gzip", "01", _text + _text), await RequestsAsync(options.WithWriteOptions(WriteOptions.NoCompress), null, static async (invoker, options) =>
        {
            using var call = invoker.DuplexStreaming(TestMethods.Duplex, options);
            await call.WriteAsync(_text);
            await call.WriteAsync(_text, WriteOptions.Default);
            await call.CompleteAsync();
            while (await call.MoveNextAsync())
            {
            }
        }));
    }

    [Fact]
    public async Task AProviderOfTheApplicationWorksBothWays()
    {
        await using var server = await RawServer.StartAsync(async context =>
        {
            Assert.Equal("identity,gzip,deflate,br,x-runs", context.Request.Headers["grpc-accept-encoding"]);
            Assert.Equal("x-runs", context.Request.Headers["grpc-encoding"]);
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            Assert.Equal([1, 0, 0, 0, 2, 200, (byte)'a'], body.ToArray());
            context.Begin();
            context.Response.Headers["grpc-encoding"] = "x-runs";
            await context.SendAsync(1, 0, 0, 0, 4, 2, (byte)'b', 1, (byte)'c');
            context.End();
        });
        server.NewChannel(new GrpcChannelOptions { CompressionProviders = { new RunLengthProvider() }, CompressionAlgorithm = "x-runs" });
        Assert.Equal("bbc", await server.Invoker.Unary(TestMethods.Unary, new string('a', 200), default).ResponseAsync.Soon());
        Assert.Empty(server.HandlerFailures);
    }

    [Fact]
    public async Task AnUnknownAlgorithmIsAnErrorOfTheChannelOrOfTheCall()
    {
        Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions { CompressionAlgorithm = "snappy" }));

        await using var server = await RawServer.StartAsync(static context => context.ReplyAsync(""));
        var options = new CallOptions().WithCompressionAlgorithm("snappy");
        Task[] calls =
        [
            server.Invoker.Unary(TestMethods.Unary, "", options).ResponseAsync,
            server.Invoker.ServerStreaming(TestMethods.ServerStreaming, "", options).ToListSoon(),
            server.Invoker.ClientStreaming(TestMethods.ClientStreaming, options).ResponseAsync,
            server.Invoker.DuplexStreaming(TestMethods.Duplex, options).ToListSoon(),
        ];
        foreach (var call in calls)
        {
            var exception = await Assert.ThrowsAsync<RpcException>(() => call.Soon());
            Assert.Equal(StatusCode.Internal, exception.StatusCode);
            Assert.Contains("snappy", exception.Status.Detail, StringComparison.Ordinal);
        }
    }

    /// <summary>Makes a call to a server that answers nothing in particular.</summary>
    /// <returns>The declared encoding, the flags of the frames, and the texts together.</returns>
    private static async Task<(string Encoding, string Flags, string Text)> RequestsAsync(CallOptions options, string? channelAlgorithm, Func<CallInvoker, CallOptions, Task> call)
    {
        var encoding = "";
        var flags = "";
        var text = new StringBuilder();
        await using var server = await RawServer.StartAsync(async context =>
        {
            encoding = context.Request.Headers["grpc-encoding"].ToString();
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            for (var rest = body.ToArray(); rest.Length != 0;)
            {
                var end = 5 + ((rest[3] << 8) | rest[4]);
                flags += rest[0];
                text.Append(Encoding.UTF8.GetString(rest[0] == 0 ? rest[5..end] : Decompress(encoding, rest[5..end])));
                rest = rest[end..];
            }

            await context.ReplyAsync("");
        });
        server.NewChannel(new GrpcChannelOptions { CompressionAlgorithm = channelAlgorithm });
        await call(server.Invoker, options).Soon();
        return (encoding, flags, text.ToString());
    }

    private static byte[] Compressed(string encoding, string text)
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

        var frame = RawCalls.Frame(output.ToArray());
        frame[0] = 1;
        return frame;
    }

    private static byte[] Decompress(string encoding, byte[] data)
    {
        var input = new MemoryStream(data);
        using Stream reader = encoding switch
        {
            "gzip" => new GZipStream(input, CompressionMode.Decompress),
            "deflate" => new ZLibStream(input, CompressionMode.Decompress),
            _ => new BrotliStream(input, CompressionMode.Decompress),
        };
        var plain = new MemoryStream();
        reader.CopyTo(plain);
        return plain.ToArray();
    }
}
