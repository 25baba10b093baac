using System.Runtime.CompilerServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

public static partial class WireReader
{
    /// <summary>Keeps a field that the message does not know, the position being behind its tag.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static nint Unknown(ref byte start, nint pos, nint end, uint tag, ref UnknownFieldData? field, ref ParseState state)
    {
        nint stop = Skip(ref start, pos, end, tag, ref state);
        UnknownFieldData.For(pos, ref field, ref state).Append(tag, ref start, pos, stop, ref state);
        return stop;
    }

    /// <summary>Keeps a number that a closed enum does not have.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void UnknownEnum(nint pos, uint fieldNumber, int value, ref UnknownFieldData? field, ref ParseState state)
    {
        Span<byte> bytes = stackalloc byte[10];
        int length = 0;
        ulong rest = (ulong)(long)value;
        for (; rest >= 0x80; rest >>= 7)
            bytes[length++] = (byte)(rest | 0x80);
        bytes[length++] = (byte)rest;
        UnknownFieldData.For(pos, ref field, ref state).Append(fieldNumber << 3, ref bytes[0], 0, length, ref state);
    }

    /// <summary>Steps over a field's value. Groups are walked, within the depth budget.</summary>
    internal static nint Skip(ref byte start, nint pos, nint end, uint tag, ref ParseState state)
    {
        if (tag < 8)
            Throw.Tag(pos);
        switch (WireFormat.WireType(tag))
        {
            case WireFormat.Varint:
                return UInt64(ref start, pos, end, out _);
            case WireFormat.Fixed64:
                if (end - pos < 8)
                    Throw.Truncated(pos);
                return pos + 8;
            case WireFormat.LengthDelimited:
                Length(ref start, pos, end, out nint stop);
                return stop;
            case WireFormat.StartGroup:
                return SkipGroup(ref start, pos, end, tag + 1, ref state);
            case WireFormat.Fixed32:
                if (end - pos < 4)
                    Throw.Truncated(pos);
                return pos + 4;
            default:
                Throw.Tag(pos);
                return pos;
        }
    }

    private static nint SkipGroup(ref byte start, nint pos, nint end, uint endTag, ref ParseState state)
    {
        state.Enter(pos);
        while (pos < end)
        {
            pos = Tag(ref start, pos, end, out uint tag);
            if (WireFormat.WireType(tag) == WireFormat.EndGroup)
            {
                if (tag != endTag)
                    Throw.EndGroup(pos);
                state.Leave();
                return pos;
            }
            pos = Skip(ref start, pos, end, tag, ref state);
        }
        Throw.EndGroup(pos);
        return pos;
    }
}
