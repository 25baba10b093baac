using System.IO.Compression;

namespace ProtoGen.Grpc;

/// <summary><c>deflate</c>: in gRPC as in HTTP the zlib format (RFC 1950), not a bare deflate stream.</summary>
/// <param name="level">How much time to spend on sending.</param>
public sealed class DeflateCompressionProvider(CompressionLevel level = CompressionLevel.Fastest) : ICompressionProvider
{
    /// <inheritdoc/>
    public string EncodingName => "deflate";

    /// <inheritdoc/>
    public Stream CreateCompressionStream(Stream output) => new ZLibStream(output, level, leaveOpen: true);

    /// <inheritdoc/>
    public Stream CreateDecompressionStream(Stream input)
    {
        var source = new CompressedSource(input);
        return new CheckedDecompressionStream(new ZLibStream(source, CompressionMode.Decompress), source, hasLengthTrailer: false);
    }
}
