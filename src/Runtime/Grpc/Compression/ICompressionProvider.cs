namespace ProtoGen.Grpc;

/// <summary>
/// One way to compress messages. Every message is compressed by itself, so the streams live as long as one message. An instance is used by many calls at once.
/// </summary>
public interface ICompressionProvider
{
    /// <summary>The name that travels in <c>grpc-encoding</c>: lower-case letters, digits and <c>- _ .</c>, such as <c>gzip</c>.</summary>
    string EncodingName { get; }

    /// <summary>Makes a stream that compresses what is written to it into <paramref name="output"/>, complete once it is disposed. <paramref name="output"/> may be closed by that.</summary>
    Stream CreateCompressionStream(Stream output);

    /// <summary>
    /// Makes a stream that decompresses <paramref name="input"/>, one compressed message. Its reads throw <see cref="InvalidDataException"/> when the data is damaged.
    /// </summary>
    Stream CreateDecompressionStream(Stream input);
}
