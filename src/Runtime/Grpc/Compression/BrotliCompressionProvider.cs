using System.IO.Compression;

namespace ProtoGen.Grpc;

/// <summary><c>br</c> (RFC 7932): smaller than gzip for text; fewer implementations know it.</summary>
/// <param name="level">How much time to spend on sending.</param>
public sealed class BrotliCompressionProvider(CompressionLevel level = CompressionLevel.Fastest) : ICompressionProvider
{
    /// <inheritdoc/>
    public string EncodingName => "br";

    /// <inheritdoc/>
    public Stream CreateCompressionStream(Stream output) => new BrotliStream(output, level, leaveOpen: true);

    /// <inheritdoc/>
    public Stream CreateDecompressionStream(Stream input)
    {
        var source = new CompressedSource(input);
        return new CheckedDecompressionStream(new BrotliStream(source, CompressionMode.Decompress), source, hasLengthTrailer: false);
    }
}
