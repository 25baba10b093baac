using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>
/// Reads wire data for generated code. The position is passed and returned, so that it stays in a register: about 1.13 times the speed
/// of a reader struct (benchmarks/Wire, parse rows). Base plus offset, never a moving reference: an offset past the end is harmless.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SkipLocalsInit] // an out variable that is cleared first costs a store per field
public static partial class WireReader
{
    /// <summary>
    /// Reads a tag. Field number zero and wire types 6 and 7 are left to <see cref="Unknown"/>. Tags of two bytes, fields 16 to 2047, are read here:
    /// where few of many fields are present every second tag may be one (benchmarks/Wire, rows big60-sparse and google1).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Tag(ref byte start, nint pos, nint end, out uint tag)
    {
        uint first = Unsafe.Add(ref start, pos); // the caller has checked pos < end
        if (first < 0x80)
        {
            tag = first;
            return pos + 1;
        }
        uint second;
        if (end - pos >= 2 && (second = Unsafe.Add(ref start, pos + 1)) < 0x80)
        {
            tag = (first & 0x7f) | (second << 7);
            return pos + 2;
        }
        (pos, tag) = LongTag(ref start, pos, end);
        return pos;
    }

    /// <summary>True when the next byte is this one-byte tag.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool NextIs(ref byte start, nint pos, nint end, byte tag) => pos < end && Unsafe.Add(ref start, pos) == tag;

    /// <summary>True when the next two bytes are this two-byte tag, given as they stand on the wire (little-endian).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool NextAre(ref byte start, nint pos, nint end, ushort tagBytes) =>
        end - pos >= 2 && Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref start, pos)) == tagBytes;

    /// <summary>Reads a varint, keeping the low 32 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint UInt32(ref byte start, nint pos, nint end, out uint value)
    {
        if (pos < end)
        {
            uint first = Unsafe.Add(ref start, pos);
            if (first < 0x80)
            {
                value = first;
                return pos + 1;
            }
        }
        (pos, ulong bits) = LongVarint(ref start, pos, end);
        value = (uint)bits;
        return pos;
    }

    /// <summary>Reads a varint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint UInt64(ref byte start, nint pos, nint end, out ulong value)
    {
        if (pos < end)
        {
            uint first = Unsafe.Add(ref start, pos);
            if (first < 0x80)
            {
                value = first;
                return pos + 1;
            }
        }
        (pos, ulong bits) = LongVarint(ref start, pos, end);
        value = bits;
        return pos;
    }

    /// <summary>Reads an <c>int32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Int32(ref byte start, nint pos, nint end, out int value)
    {
        pos = UInt32(ref start, pos, end, out uint bits);
        value = (int)bits;
        return pos;
    }

    /// <summary>Reads an <c>int64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Int64(ref byte start, nint pos, nint end, out long value)
    {
        pos = UInt64(ref start, pos, end, out ulong bits);
        value = (long)bits;
        return pos;
    }

    /// <summary>Reads an <c>sint32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint SInt32(ref byte start, nint pos, nint end, out int value)
    {
        pos = UInt32(ref start, pos, end, out uint bits);
        value = Varints.UnZigZag(bits);
        return pos;
    }

    /// <summary>Reads an <c>sint64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint SInt64(ref byte start, nint pos, nint end, out long value)
    {
        pos = UInt64(ref start, pos, end, out ulong bits);
        value = Varints.UnZigZag(bits);
        return pos;
    }

    /// <summary>Reads a <c>bool</c>: anything but zero is true.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Bool(ref byte start, nint pos, nint end, out bool value)
    {
        pos = UInt64(ref start, pos, end, out ulong bits);
        value = bits != 0;
        return pos;
    }

    /// <summary>Reads an open enum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Enum<TEnum>(ref byte start, nint pos, nint end, out TEnum value)
        where TEnum : unmanaged, Enum
    {
        pos = UInt32(ref start, pos, end, out uint bits);
        value = Unsafe.BitCast<uint, TEnum>(bits);
        return pos;
    }

    /// <summary>Reads a <c>fixed32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Fixed32(ref byte start, nint pos, nint end, out uint value) => Fixed(ref start, pos, end, out value);

    /// <summary>Reads a <c>fixed64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Fixed64(ref byte start, nint pos, nint end, out ulong value) => Fixed(ref start, pos, end, out value);

    /// <summary>Reads an <c>sfixed32</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint SFixed32(ref byte start, nint pos, nint end, out int value) => Fixed(ref start, pos, end, out value);

    /// <summary>Reads an <c>sfixed64</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint SFixed64(ref byte start, nint pos, nint end, out long value) => Fixed(ref start, pos, end, out value);

    /// <summary>Reads a <c>float</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Float(ref byte start, nint pos, nint end, out float value) => Fixed(ref start, pos, end, out value);

    /// <summary>Reads a <c>double</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Double(ref byte start, nint pos, nint end, out double value) => Fixed(ref start, pos, end, out value);

    /// <summary>Reads a <c>string</c> that must be valid UTF-8; one that has come before in this parse may be the same object.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static nint String(ref byte start, nint pos, nint end, out string value, ref ParseState state)
    {
        pos = Length(ref start, pos, end, out nint stop);
        value = state.Texts is { } texts ? SharedText(texts, ref start, pos, stop - pos, isLenient: false, ref state) : Utf8Decoder.Decode(ref start, pos, stop - pos);
        return stop;
    }

    /// <summary>Reads a <c>string</c> whose file does not ask for UTF-8 validation: ill-formed sequences become U+FFFD. One that has come before in this parse may be the same object.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static nint LenientString(ref byte start, nint pos, nint end, out string value, ref ParseState state)
    {
        pos = Length(ref start, pos, end, out nint stop);
        value = state.Texts is { } texts ? SharedText(texts, ref start, pos, stop - pos, isLenient: true, ref state) : Utf8Decoder.DecodeLenient(ref start, pos, stop - pos);
        return stop;
    }

    /// <summary>Reads a <c>bytes</c> field.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static nint Bytes(ref byte start, nint pos, nint end, out byte[] value)
    {
        pos = Length(ref start, pos, end, out nint stop);
        value = stop == pos ? [] : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref start, pos), (int)(stop - pos)).ToArray();
        return stop;
    }

    /// <summary>Reads a length prefix; <paramref name="stop"/> is the end of the payload and lies within the enclosing message.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Length(ref byte start, nint pos, nint end, out nint stop)
    {
        pos = UInt64(ref start, pos, end, out ulong length);
        if (length > (ulong)(end - pos))
            Throw.LengthExceedsInput(pos);
        stop = pos + (nint)length;
        return pos;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string SharedText(TextCache texts, ref byte start, nint pos, nint length, bool isLenient, ref ParseState state)
    {
        if (texts.Find(ref Unsafe.Add(ref start, pos), length, out int place) is { } known)
            return known;
        string text = isLenient ? Utf8Decoder.DecodeLenient(ref start, pos, length) : Utf8Decoder.Decode(ref start, pos, length);
        if (place >= 0 && !texts.Miss(place, text, length))
            state.Texts = null;
        return text;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Fixed<T>(ref byte start, nint pos, nint end, out T value)
        where T : unmanaged
    {
        if (end - pos < Unsafe.SizeOf<T>())
            Throw.Truncated(pos);
        value = Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref start, pos));
        return pos + Unsafe.SizeOf<T>();
    }

    /// <summary>The position behind the tag, and the tag.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (nint Pos, uint Tag) LongTag(ref byte start, nint pos, nint end)
    {
        nint at = pos;
        ulong value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            if (pos >= end)
                Throw.Truncated(pos);
            uint next = Unsafe.Add(ref start, pos++);
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                if (value > uint.MaxValue)
                    Throw.Tag(at);
                return (pos, (uint)value);
            }
        }
        Throw.Tag(at);
        return default;
    }

    /// <summary>
    /// The position behind a varint of two bytes and more, and its value: one load and a bit extract. Both in registers: an out variable would be memory that every caller clears first
    /// (benchmarks/Wire, rows big60 and telemetry).
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (nint Pos, ulong Value) LongVarint(ref byte start, nint pos, nint end)
    {
        nint left = end - pos;
        uint second;
        if (left >= 2 && (second = Unsafe.Add(ref start, pos + 1)) < 0x80)
            return (pos + 2, (Unsafe.Add(ref start, pos) & 0x7fu) | (second << 7));
        if (end >= 8)
        {
            // The last field of a message has fewer than eight bytes in reach: those in front of it are loaded too, and shifted out.
            ulong bytes = left >= 8
                ? Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, pos))
                : Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, end - 8)) >> (int)(64 - 8 * left);
            if (Varints.TryJoin(bytes, out int length, out ulong value) && length <= left)
                return (pos + length, value);
        }
        return LongestVarint(ref start, pos, end);
    }

    /// <summary>Of nine bytes and ten, such as negative numbers, in data of a few bytes, and cut off.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (nint Pos, ulong Value) LongestVarint(ref byte start, nint pos, nint end)
    {
        nint at = pos;
        ulong value = 0;
        int shift = 0;
        if (end - pos >= 10)
        {
            value = Varints.Compact(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, pos)));
            pos += 8;
            shift = 56;
        }
        for (; shift < 70; shift += 7)
        {
            if (pos >= end)
                Throw.Truncated(pos);
            uint next = Unsafe.Add(ref start, pos++);
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return (pos, value);
        }
        Throw.Varint(at);
        return default;
    }
}
