using ProtoGen.Grpc;

namespace ProtoGen.InteropTests.Testing;

/// <summary>gzip that tells whether messages came compressed: only those that are marked so are decompressed. For calls one after the other.</summary>
internal sealed class CountingGzip : ICompressionProvider
{
    private readonly GzipCompressionProvider _gzip = new();
    private int _decompressed;

    public string EncodingName => _gzip.EncodingName;

    /// <summary>How many messages came compressed since the last call of this.</summary>
    public int TakeCompressed() => Interlocked.Exchange(ref _decompressed, 0);

    public Stream CreateCompressionStream(Stream output) => _gzip.CreateCompressionStream(output);

    public Stream CreateDecompressionStream(Stream input)
    {
        Interlocked.Increment(ref _decompressed);
        return _gzip.CreateDecompressionStream(input);
    }
}
