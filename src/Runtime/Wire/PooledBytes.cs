using System.Buffers;

namespace ProtoGen.Wire;

/// <summary>The bytes of one message, joined or read into pooled memory. Dispose it once.</summary>
internal sealed class PooledBytes : IDisposable
{
    private byte[] _buffer;
    private int _length;

    private PooledBytes(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, _length);

    /// <exception cref="ProtoException">There are more bytes than an array can hold.</exception>
    public static PooledBytes Join(in ReadOnlySequence<byte> data)
    {
        if (data.Length > Array.MaxLength)
            Throw.TooLarge();
        var joined = new PooledBytes((int)data.Length);
        data.CopyTo(joined._buffer);
        joined._length = (int)data.Length;
        return joined;
    }

    public static PooledBytes ReadToEnd(Stream data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var bytes = new PooledBytes(data.CanSeek ? (int)Math.Clamp(data.Length - data.Position + 1, 256, Array.MaxLength) : 4096);
        try
        {
            while (bytes.Read(data, int.MaxValue) > 0)
            {
            }
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>Reads a varint length and that many bytes; null at the end of the stream.</summary>
    /// <exception cref="ProtoException">The stream ends inside.</exception>
    public static PooledBytes? ReadDelimited(Stream data, string typeName)
    {
        ArgumentNullException.ThrowIfNull(data);
        int length = ReadLength(data);
        if (length < 0)
            return null;
        // The prefix is a claim, not a fact: memory grows with what arrives.
        var bytes = new PooledBytes(Math.Clamp(length, 1, 64 * 1024));
        try
        {
            while (bytes._length < length)
            {
                if (bytes.Read(data, length) == 0)
                    throw ProtoException.At(bytes._length, "the stream ends inside a delimited message").Within(typeName);
            }
            return bytes;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private int Read(Stream data, int limit)
    {
        if (_length == _buffer.Length)
            Grow();
        int read = data.Read(_buffer, _length, Math.Min(_buffer.Length, limit) - _length);
        _length += read;
        return read;
    }

    private static int ReadLength(Stream data)
    {
        ulong length = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            int next = data.ReadByte();
            if (next < 0)
            {
                if (shift == 0)
                    return -1;
                throw new ProtoException("the stream ends inside a length prefix");
            }
            length |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                if (length > (ulong)Array.MaxLength)
                    Throw.TooLarge();
                return (int)length;
            }
        }
        throw new ProtoException("a length prefix is longer than 5 bytes");
    }

    private void Grow()
    {
        if (_length == Array.MaxLength)
            Throw.TooLarge();
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)_length * 2, Array.MaxLength));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
