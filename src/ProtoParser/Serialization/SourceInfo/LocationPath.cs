using System;

namespace ProtoGen.Parser.Serialization;

/// <summary>The path of a source location, kept as the bytes of its packed field so that writing it is a copy.</summary>
internal sealed class LocationPath
{
    public byte[] Bytes { get; private set; } = new byte[64];

    public int Length { get; private set; }

    /// <summary>Appends a field number or an index; the result goes to <see cref="Pop"/>.</summary>
    public int Push(int component)
    {
        int before = Length;
        Append(component);
        return before;
    }

    /// <summary>Appends a field number and an index; the result goes to <see cref="Pop"/>.</summary>
    public int Push(int number, int index)
    {
        int before = Length;
        Append(number);
        Append(index);
        return before;
    }

    public void Pop(int before) => Length = before;

    private void Append(int component)
    {
        if (Length + 5 > Bytes.Length)
        {
            byte[] larger = new byte[Bytes.Length * 2];
            Buffer.BlockCopy(Bytes, 0, larger, 0, Length);
            Bytes = larger;
        }
        uint rest = (uint)component;
        for (; rest >= 0x80; rest >>= 7)
            Bytes[Length++] = (byte)(rest | 0x80);
        Bytes[Length++] = (byte)rest;
    }
}
