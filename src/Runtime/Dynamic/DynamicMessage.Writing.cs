using System.Buffers;
using ProtoGen.CodeGen;

namespace ProtoGen.Reflection;

/// <summary>Wire format out. Required fields are not checked.</summary>
public sealed partial class DynamicMessage
{
    /// <summary>Serializes to a new array.</summary>
    /// <exception cref="ProtoException">The message nests too deep, holds a lone surrogate, or is larger than 2 GiB; so throws every method of this form.</exception>
    public byte[] ToByteArray(SerializeOptions? options = null)
    {
        using EncodedMessage encoded = DynamicWriter.Encode(this, options);
        return encoded.ToArray();
    }

    /// <summary>Serializes to a buffer writer and advances it.</summary>
    public void WriteTo(IBufferWriter<byte> output, SerializeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        using EncodedMessage encoded = DynamicWriter.Encode(this, options);
        encoded.CopyTo(output);
    }

    /// <summary>Serializes to a span; false when it is too short.</summary>
    public bool TryWriteTo(Span<byte> destination, out int written, SerializeOptions? options = null)
    {
        using EncodedMessage encoded = DynamicWriter.Encode(this, options);
        written = encoded.Length <= destination.Length ? encoded.Length : 0;
        if (encoded.Length > destination.Length)
            return false;
        encoded.CopyTo(destination);
        return true;
    }

    /// <summary>Writes a length prefix and the message.</summary>
    public void WriteDelimitedTo(Stream output, SerializeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        using EncodedMessage encoded = DynamicWriter.Encode(this, options);
        MessageCodec.WriteDelimited(in encoded, output);
    }

    /// <summary>The serialized size in bytes.</summary>
    public int CalculateSize(SerializeOptions? options = null)
    {
        using EncodedMessage encoded = DynamicWriter.Encode(this, options);
        return encoded.Length;
    }
}
