using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>The unknown fields of one message as wire data. Changed only by the parse that made it; shared freely after that.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnknownFieldData
{
    private const int FirstSize = 32;

    private readonly long _owner;

    internal UnknownFieldData(byte[] buffer, int length, long owner)
    {
        Buffer = buffer;
        Length = length;
        _owner = owner;
    }

    internal byte[] Buffer { get; private set; }

    internal int Length { get; private set; }

    internal ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);

    internal bool IsOwnedBy(long owner) => _owner == owner;

    /// <summary>The fields of both. Nobody may change the result in place.</summary>
    internal static UnknownFieldData Concat(UnknownFieldData first, UnknownFieldData second)
    {
        byte[] bytes = [.. first.Bytes, .. second.Bytes];
        return new UnknownFieldData(bytes, bytes.Length, owner: 0);
    }

    internal static UnknownFieldData For(nint pos, ref UnknownFieldData? field, ref ParseState state)
    {
        long owner = state.Owner;
        if (field is null)
        {
            state.Claim(pos, FirstSize + 4 * ParseState.ObjectSize);
            field = new UnknownFieldData(new byte[FirstSize], 0, owner);
        }
        else if (!field.IsOwnedBy(owner))
            field = new UnknownFieldData(field.Bytes.ToArray(), field.Length, owner);
        return field;
    }

    internal void Append(uint tag, ref byte start, nint pos, nint end, ref ParseState state)
    {
        int added = (int)(end - pos) + 5;
        if (Buffer.Length - Length < added)
        {
            long size = Math.Max((long)Length + added, Math.Min((long)Length * 2, Array.MaxLength));
            state.Claim(pos, size - Buffer.Length);
            byte[] grown = new byte[size];
            Bytes.CopyTo(grown);
            Buffer = grown;
        }
        for (; tag >= 0x80; tag >>= 7)
            Buffer[Length++] = (byte)(tag | 0x80);
        Buffer[Length++] = (byte)tag;
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref start, pos), (int)(end - pos)).CopyTo(Buffer.AsSpan(Length));
        Length += (int)(end - pos);
    }
}
