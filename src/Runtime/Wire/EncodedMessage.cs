using System.Buffers;
using ProtoGen.CodeGen;

namespace ProtoGen;

/// <summary>
/// A serialized message that still sits in the encoder's pooled memory: its length is known before the first byte is copied out,
/// which is what a length-prefixed protocol needs. Dispose it exactly once, before any await.
/// </summary>
public readonly ref struct EncodedMessage
{
    private readonly byte[] _block;
    private readonly int _offset;
    private readonly int _blockLength;
    private readonly bool _isRented;
    private readonly ReverseWriter.SegmentList? _finished;

    private EncodedMessage(byte[] bytes)
    {
        _block = bytes;
        _blockLength = bytes.Length;
        Length = bytes.Length;
    }

    internal EncodedMessage(scoped in ReverseWriter writer, nint pos)
    {
        writer.Finish(pos, out _block, out _offset, out _blockLength, out _finished);
        _isRented = true;
        Length = (int)writer.Written(pos);
    }

    /// <summary>The size of the message in bytes.</summary>
    public int Length { get; }

    /// <summary>Wraps bytes that are already serialized.</summary>
    public static EncodedMessage FromBytes(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new EncodedMessage(bytes);
    }

    /// <summary>Copies the message to <paramref name="output"/> and advances it.</summary>
    public void CopyTo(IBufferWriter<byte> output)
    {
        ReadOnlySpan<byte> head = _block.AsSpan(_offset, _blockLength);
        if (_finished is null)
        {
            head.CopyTo(output.GetSpan(head.Length));
            output.Advance(head.Length);
            return;
        }
        output.Write(head);
        for (int i = _finished.Count - 1; i >= 0; i--)
            output.Write(_finished[i].Bytes);
    }

    /// <summary>Copies the message to the start of <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Length"/>.</exception>
    public void CopyTo(Span<byte> destination)
    {
        _block.AsSpan(_offset, _blockLength).CopyTo(destination);
        if (_finished is null)
            return;
        int at = _blockLength;
        for (int i = _finished.Count - 1; i >= 0; i--)
        {
            ReadOnlySpan<byte> bytes = _finished[i].Bytes;
            bytes.CopyTo(destination[at..]);
            at += bytes.Length;
        }
    }

    /// <summary>A new array with the message.</summary>
    public byte[] ToArray()
    {
        if (_finished is null)
            return Copy(_block.AsSpan(_offset, _blockLength));
        byte[] bytes = GC.AllocateUninitializedArray<byte>(Length);
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>The hash of the bytes.</summary>
    internal int Hash()
    {
        var hash = new HashCode();
        // In one piece: where the pieces of a large message begin must not count.
        hash.AddBytes(_finished is null ? _block.AsSpan(_offset, _blockLength) : ToArray());
        return hash.ToHashCode();
    }

    internal static byte[] Copy(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return [];
        byte[] copy = GC.AllocateUninitializedArray<byte>(bytes.Length);
        bytes.CopyTo(copy);
        return copy;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (!_isRented)
            return;
        for (int i = 0; _finished is not null && i < _finished.Count; i++)
        {
            if (_finished[i].IsRented)
                ReverseWriter.ReturnBlock((byte[])_finished[i].Source);
        }
        ReverseWriter.ReturnBlock(_block);
    }
}
