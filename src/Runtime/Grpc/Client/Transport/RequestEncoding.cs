namespace ProtoGen.Grpc.Client;

/// <summary>How the requests of one call become frames.</summary>
/// <param name="MaxMessageSize">The largest message, before compression, in bytes.</param>
/// <param name="Compression">What compresses the requests; null for nothing.</param>
/// <param name="DefaultOptions">The options of messages that have none of their own.</param>
internal readonly record struct RequestEncoding(int MaxMessageSize, ICompressionProvider? Compression, WriteOptions DefaultOptions)
{
    /// <summary>What compresses a message with these options.</summary>
    public ICompressionProvider? CompressionOf(WriteOptions? options) =>
        ((options ?? DefaultOptions).Flags & WriteFlags.NoCompress) == 0 ? Compression : null;
}
