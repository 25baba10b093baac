using System.IO.Compression;

namespace ProtoGen.Grpc;

/// <summary><c>gzip</c> (RFC 1952), which every gRPC implementation knows. A message must be one gzip member.</summary>
/// <param name="level">How much time to spend on sending; <see cref="CompressionLevel.Fastest"/> suits messages that are made while somebody waits.</param>
public sealed class GzipCompressionProvider(CompressionLevel level = CompressionLevel.Fastest) : ICompressionProvider
{
    /// <inheritdoc/>
    public string EncodingName => "gzip";

    /// <inheritdoc/>
    public Stream CreateCompressionStream(Stream output) => new GZipStream(output, level, leaveOpen: true);

    /// <inheritdoc/>
    public Stream CreateDecompressionStream(Stream input)
    {
        var source = new CompressedSource(input);
        return new CheckedDecompressionStream(new GZipStream(source, CompressionMode.Decompress), source, hasLengthTrailer: true);
    }
}
