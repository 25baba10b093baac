using System.Buffers;

namespace ProtoGen;

/// <summary>
/// A serialized message that still sits in the encoder's pooled memory: its length is known before the first byte is copied out,
/// which is what a length-prefixed protocol needs. Dispose it on the thread that made it.
/// </summary>
public readonly ref struct EncodedMessage
{
    private readonly byte[] _bytes;

    private EncodedMessage(byte[] bytes) => _bytes = bytes;

    /// <summary>Wraps bytes that are already serialized.</summary>
    public static EncodedMessage FromBytes(byte[] bytes) => new(bytes);

    /// <summary>The size of the message in bytes.</summary>
    public int Length => _bytes.Length;

    /// <summary>Copies the message to <paramref name="output"/> and advances it.</summary>
    public void CopyTo(IBufferWriter<byte> output) => output.Write(_bytes);

    /// <summary>Copies the message to the start of <paramref name="destination"/>, which must hold <see cref="Length"/> bytes.</summary>
    public void CopyTo(Span<byte> destination) => _bytes.CopyTo(destination);

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _ = _bytes;
}
