using System.Buffers;
using System.IO.Compression;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Tests.Grpc.Protocol;

public sealed class MessageCompressionTests
{
    public static TheoryData<string> Encodings => ["gzip", "deflate", "br"];

    private static readonly byte[] _message = [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i / 40 * 7 % (i % 3 + 1)))];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void WhatIsCompressedComesBack(string encoding)
    {
        foreach (var length in (int[])[200, 4096, 20_000])
        {
            var message = _message[..length];
            var compressed = Compress(Provider(encoding), message);
            Assert.True(compressed.Length < length);
            Assert.Equal(message, Parse(Provider(encoding), compressed));
            Assert.Equal(message, Parse(Provider(encoding), compressed, limit: length));
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TheFrameworksOwnStreamsReadIt(string encoding)
    {
        using var source = new MemoryStream(Compress(Provider(encoding), _message));
        using Stream reader = encoding switch
        {
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            "deflate" => new ZLibStream(source, CompressionMode.Decompress),
            _ => new BrotliStream(source, CompressionMode.Decompress),
        };
        using var plain = new MemoryStream();
        reader.CopyTo(plain);
        Assert.Equal(_message, plain.ToArray());
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void EveryTruncationIsInternal(string encoding)
    {
        var compressed = Compress(Provider(encoding), _message);
        for (var length = 0; length < compressed.Length; length++)
        {
            var part = compressed[..length];
            var exception = Assert.Throws<RpcException>(() => Parse(Provider(encoding), part));
            Assert.Equal(StatusCode.Internal, exception.StatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void GarbageIsInternal(string encoding)
    {
        var random = new Random(17);
        for (var round = 0; round < 200; round++)
        {
            var garbage = new byte[round];
            random.NextBytes(garbage);

            // A few random bytes can be a valid empty brotli stream; nothing of any length may do anything but that.
            try
            {
                Assert.Empty(Parse(Provider(encoding), garbage));
                Assert.Equal("br", encoding);
            }
            catch (RpcException exception)
            {
                Assert.Equal(StatusCode.Internal, exception.StatusCode);
            }
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public void AWrongChecksumIsInternal(string encoding)
    {
        var compressed = Compress(Provider(encoding), _message);
        compressed[encoding == "gzip" ? ^6 : ^2] ^= 1;
        Assert.Equal(StatusCode.Internal, Assert.Throws<RpcException>(() => Parse(Provider(encoding), compressed)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void ABombCostsNoMoreThanTheLimitAllows(string encoding)
    {
        // 200 MB out of 2 MB or less.
        var bomb = Compress(Provider(encoding), new byte[200_000_000]);
        Assert.InRange(bomb.Length, 1, 2_000_000);
        Assert.Throws<RpcException>(() => Parse(Provider(encoding), bomb, limit: 1_000_000));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var exception = Assert.Throws<RpcException>(() => Parse(Provider(encoding), bomb, limit: 1_000_000));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
        Assert.Equal(new Status(StatusCode.ResourceExhausted, "A received message exceeds the limit of 1000000 bytes after its decompression."), exception.Status);
    }

    [Fact]
    public void TheLimitIsThatOfTheDecompressedMessage()
    {
        var compressed = Compress(Provider("gzip"), _message);
        Assert.Equal(_message, Parse(Provider("gzip"), compressed, limit: _message.Length));
        Assert.Equal(StatusCode.ResourceExhausted, Assert.Throws<RpcException>(() => Parse(Provider("gzip"), compressed, limit: _message.Length - 1)).StatusCode);
    }

    [Fact]
    public void WhatDoesNotGetSmallerGoesOutAsItIs()
    {
        var random = new byte[1000];
        new Random(3).NextBytes(random);
        var output = new ArrayBufferWriter<byte>();
        Assert.Equal(1005, Framing.WriteMessage(output, BytesMarshaller.Instance, random, int.MaxValue, Provider("gzip")));
        Assert.Equal(0, output.WrittenSpan[0]);
        Assert.Equal(output.WrittenSpan.ToArray(), Framing.ToArray(BytesMarshaller.Instance, random, int.MaxValue, Provider("gzip")));
        Assert.Equal([0, 0, 0, 0, 0], Framing.ToArray(BytesMarshaller.Instance, [], int.MaxValue, Provider("gzip")));
    }

    [Fact]
    public void ACompressedFrameSaysSo()
    {
        var output = new ArrayBufferWriter<byte>();
        var written = Framing.WriteMessage(output, BytesMarshaller.Instance, _message, int.MaxValue, Provider("gzip"));
        Assert.Equal(written, output.WrittenCount);
        Assert.Equal(output.WrittenSpan.ToArray(), Framing.ToArray(BytesMarshaller.Instance, _message, int.MaxValue, Provider("gzip")));

        var buffer = new ReadOnlySequence<byte>(output.WrittenMemory);
        Assert.Equal(FrameResult.Message, Framing.TryRead(ref buffer, int.MaxValue, out var frame));
        Assert.True(frame.Compressed);
        Assert.True(buffer.IsEmpty);
        Assert.Equal(_message, Parse(Provider("gzip"), frame.Payload.ToArray()));
    }

    [Fact]
    public void TheLastProviderOfANameCounts()
    {
        var mine = new GzipCompressionProvider(CompressionLevel.SmallestSize);
        var providers = new CompressionProviders([.. CompressionProviders.CreateDefaults(), mine]);
        Assert.Same(mine, providers.Find("gzip"));
        Assert.Equal("identity,deflate,br,gzip", providers.AcceptEncoding);
        Assert.Null(providers.Find("GZIP"));
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("identity, deflate ,gzip", true)]
    [InlineData("identity,xgzip,gzipx", false)]
    [InlineData("", false)]
    [InlineData(",,", false)]
    public void AcceptEncodingIsAListOfNames(string list, bool accepted) => Assert.Equal(accepted, CompressionProviders.Accepts(list, "gzip"));

    [Theory]
    [InlineData("")]
    [InlineData("identity")]
    [InlineData("GZip")]
    [InlineData("a,b")]
    [InlineData("a\r\nb")]
    public void AProviderHasANameThatCanTravel(string name) => Assert.Throws<ArgumentException>(() => new CompressionProviders([new RunLengthProvider(name)]));

    private static ICompressionProvider Provider(string encoding) => new CompressionProviders(CompressionProviders.CreateDefaults()).Find(encoding)!;

    private static byte[] Compress(ICompressionProvider provider, byte[] message) =>
        Framing.ToArray(BytesMarshaller.Instance, in message, int.MaxValue, provider)[Framing.PrefixLength..];

    private static byte[] Parse(ICompressionProvider provider, byte[] compressed, int limit = int.MaxValue) =>
        MessageCompression.Parse(new ReadOnlySequence<byte>(compressed), provider, BytesMarshaller.Instance, limit);
}
