using System;
using System.IO;

namespace ProtoGen.Parser.Serialization;

/// <summary>
/// Writes the wire format forwards into one growing buffer. The length of a sub-message is filled in when it ends; bytes
/// move only when the length needs more than one byte.
/// </summary>
internal sealed class ProtoWriter
{
    private byte[] _buffer = new byte[256];
    private int _position;

    public int Position => _position;

    public void Tag(int number, int wireType) => Varint(((ulong)(uint)number << 3) | (uint)wireType);

    public void Varint(ulong value)
    {
        Ensure(10);
        while (value >= 0x80)
        {
            _buffer[_position++] = (byte)(value | 0x80);
            value >>= 7;
        }
        _buffer[_position++] = (byte)value;
    }

    /// <summary>A field of type int32, enum or bool.</summary>
    public void Int32(int number, int value)
    {
        Tag(number, 0);
        Varint(unchecked((ulong)(long)value));
    }

    public void Bool(int number, bool value) => Int32(number, value ? 1 : 0);

    public void String(int number, string value)
    {
        Tag(number, 2);
        StringValue(value);
    }

    public void StringValue(string value)
    {
        int length = Utf8Text.ByteCount(value);
        Varint((ulong)length);
        Ensure(length);
        _position = Utf8Text.Encode(value, _buffer, _position);
    }

    public void BytesValue(byte[] value)
    {
        Varint((ulong)value.Length);
        Raw(value);
    }

    public void Raw(byte[] value) => Raw(value, value.Length);

    public void Raw(byte[] value, int length)
    {
        Ensure(length);
        Buffer.BlockCopy(value, 0, _buffer, _position, length);
        _position += length;
    }

    public void Fixed32(uint value)
    {
        Ensure(4);
        for (int i = 0; i < 4; i++)
            _buffer[_position++] = (byte)(value >> (8 * i));
    }

    public void Fixed64(ulong value)
    {
        Ensure(8);
        for (int i = 0; i < 8; i++)
            _buffer[_position++] = (byte)(value >> (8 * i));
    }

    /// <summary>Starts a length-delimited field; the result goes to <see cref="End"/>.</summary>
    public int Begin(int number)
    {
        Tag(number, 2);
        return BeginLength();
    }

    public int BeginLength()
    {
        Ensure(1);
        return ++_position;
    }

    public void End(int start)
    {
        int length = _position - start;
        int extra = 0;
        for (int rest = length >> 7; rest != 0; rest >>= 7)
            extra++;
        if (extra > 0)
        {
            Ensure(extra);
            Buffer.BlockCopy(_buffer, start, _buffer, start + extra, length);
            _position += extra;
        }
        int at = start - 1;
        for (int i = 0; i < extra; i++, length >>= 7)
            _buffer[at++] = (byte)(length | 0x80);
        _buffer[at] = (byte)length;
    }

    /// <summary>Starts over with the same buffer.</summary>
    public void Clear() => _position = 0;

    public void CopyTo(Stream stream) => stream.Write(_buffer, 0, _position);

    public byte[] ToArray()
    {
        byte[] result = new byte[_position];
        Buffer.BlockCopy(_buffer, 0, result, 0, _position);
        return result;
    }

    private void Ensure(int count)
    {
        if (_position + count > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _position + count));
    }
}
