using System.Runtime.CompilerServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

public static partial class WireReader
{
    /// <summary>
    /// How many groups with this end tag follow each other, the first one's start tag being consumed, so that the array is exact (benchmarks/Wire, row
    /// google2). Groups have no lengths: this walks their records, within the parse's budget for looking ahead. What is malformed ends the count; the parser finds it again.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int CountGroups(ref byte start, nint pos, nint end, uint endTag, ref ParseState state)
    {
        nint from = pos;
        end = (nint)Math.Min(end, pos + state.LookAhead);
        int count = 0;
        int depth = 1;
        while (TryVarint(ref start, ref pos, end, out ulong tag))
        {
            switch (WireFormat.WireType((uint)tag))
            {
                case WireFormat.Varint:
                    if (!TryVarint(ref start, ref pos, end, out _))
                        break;
                    continue;
                case WireFormat.Fixed64:
                    pos += 8;
                    continue;
                case WireFormat.LengthDelimited:
                    if (!TryVarint(ref start, ref pos, end, out ulong length) || length > (ulong)(end - pos))
                        break;
                    pos += (nint)length;
                    continue;
                case WireFormat.Fixed32:
                    pos += 4;
                    continue;
                case WireFormat.StartGroup:
                    depth++;
                    continue;
                case WireFormat.EndGroup when --depth > 0:
                    continue;
                case WireFormat.EndGroup:
                    count++;
                    depth = 1;
                    nint next = pos;
                    // An overlong spelling of the tag ends the run, as with length-delimited records.
                    if (tag == endTag && TryVarint(ref start, ref pos, end, out tag) && tag == endTag - 1 && pos - next == WireFormat.TagLength(endTag))
                        continue;
                    break;
            }
            break;
        }
        state.LookAhead -= Math.Min(pos, end) - from;
        return Math.Max(count, 1);
    }

    /// <summary>Reads a varint, if there is a whole one. For walks ahead, where what is malformed is left to the parser.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryVarint(ref byte start, ref nint pos, nint end, out ulong value)
    {
        if (pos < end && (value = Unsafe.Add(ref start, pos)) < 0x80)
        {
            pos++;
            return true;
        }
        uint second;
        if (end - pos >= 2 && (second = Unsafe.Add(ref start, pos + 1)) < 0x80)
        {
            value = (Unsafe.Add(ref start, pos) & 0x7fu) | (second << 7);
            pos += 2;
            return true;
        }
        (nint next, value) = TryLongVarint(ref start, pos, end);
        if (next < 0)
            return false;
        pos = next;
        return true;
    }

    /// <summary>The position behind a varint and its value; a negative position if there is none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (nint Pos, ulong Value) TryLongVarint(ref byte start, nint pos, nint end)
    {
        if (end - pos >= 8 && Varints.TryJoin(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, pos)), out int length, out ulong value))
            return (pos + length, value);
        value = 0;
        for (int shift = 0; pos < end && shift < 70; shift += 7)
        {
            uint next = Unsafe.Add(ref start, pos++);
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return (pos, value);
        }
        return (-1, 0);
    }
}
