using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace ProtoGen.Wire;

/// <summary>UTF-16 to UTF-8 for the reverse writer. Benchmark: benchmarks/Wire, rows small, small-utf8 and order.</summary>
internal static class Utf8Encoder
{
    private const ushort NotAscii = 0xff80;

    /// <summary>Writes one byte per char if all are ASCII. On false the destination holds rubbish; exactly <paramref name="length"/> bytes are touched.</summary>
    public static bool TryNarrow(ref char source, int length, ref byte destination)
    {
        ref byte input = ref Unsafe.As<char, byte>(ref source);
        if (length > 128 && Vector512.IsHardwareAccelerated)
            return TryNarrowLong(ref input, length, ref destination);
        if (length > 128)
        {
            return Ascii.FromUtf16(MemoryMarshal.CreateReadOnlySpan(ref source, length), MemoryMarshal.CreateSpan(ref destination, length), out _)
                == OperationStatus.Done;
        }
        if (length >= 16)
        {
            Vector128<ushort> all = Vector128<ushort>.Zero;
            for (nint i = 0; i < length - 16; i += 16)
                all |= Narrow16(ref input, ref destination, i);
            all |= Narrow16(ref input, ref destination, length - 16);
            return (all & Vector128.Create(NotAscii)) == Vector128<ushort>.Zero;
        }
        if (length >= 8)
        {
            Vector128<ushort> head = Load<Vector128<ushort>>(ref input, 0);
            Vector128<ushort> tail = Load<Vector128<ushort>>(ref input, (length - 8) * 2);
            if (((head | tail) & Vector128.Create(NotAscii)) != Vector128<ushort>.Zero)
                return false;
            Vector128<ulong> bytes = Vector128.NarrowWithSaturation(head, tail).AsUInt64();
            Store(ref destination, 0, bytes.GetElement(0));
            Store(ref destination, length - 8, bytes.GetElement(1));
            return true;
        }
        if (length >= 4)
        {
            ulong head = Load<ulong>(ref input, 0);
            ulong tail = Load<ulong>(ref input, (length - 4) * 2);
            if (((head | tail) & 0xff80ff80ff80ff80) != 0)
                return false;
            Vector128<uint> bytes = Vector128.NarrowWithSaturation(Vector128.Create(head, tail).AsUInt16(), Vector128<ushort>.Zero).AsUInt32();
            Store(ref destination, 0, bytes.GetElement(0));
            Store(ref destination, length - 4, bytes.GetElement(1));
            return true;
        }
        for (int i = 0; i < length; i++)
        {
            char c = Unsafe.Add(ref source, i);
            if (c > 0x7f)
                return false;
            Unsafe.Add(ref destination, i) = (byte)c;
        }
        return true;
    }

    /// <summary>
    /// Writes text of any kind back to front and returns where it starts: one pass, no count first, for short text half the library's cost
    /// (row small-utf8). Needs three bytes per char in front of <paramref name="pos"/>, and <see cref="Utf8Avx512.Slack"/>.
    /// </summary>
    /// <exception cref="ProtoException">The text holds a lone surrogate.</exception>
    public static unsafe nint WriteBackwards(ref char text, int length, ref byte start, nint pos)
    {
        if (Utf8Avx512.IsSupported)
        {
            fixed (char* source = &text)
                return Utf8Avx512.Encode(source, length, ref start, pos);
        }
        nint end = length;
        return WriteScalars(ref text, ref end, 0, ref start, pos);
    }

    /// <summary>Writes chars, and pairs of them, from <paramref name="end"/> down to <paramref name="first"/>; a pair may begin in front of it.</summary>
    public static nint WriteScalars(ref char source, ref nint end, nint first, ref byte start, nint pos)
    {
        nint i = end - 1;
        for (; i >= first; i--)
        {
            uint c = Unsafe.Add(ref source, i);
            if (c < 0x80)
            {
                Unsafe.Add(ref start, --pos) = (byte)c;
            }
            else if (c < 0x800)
            {
                pos -= 2;
                Store(ref start, pos, (ushort)(0x80c0 | (c >> 6) | ((c & 0x3f) << 8)));
            }
            else if (!char.IsSurrogate((char)c))
            {
                pos -= 3;
                Store(ref start, pos - 1, 0x8080e000 | (c >> 4 & 0xf00) | (c << 10 & 0x3f0000) | (c << 24 & 0x3f000000));
            }
            else
            {
                uint high = i > 0 ? Unsafe.Add(ref source, --i) : 0u;
                if (!char.IsLowSurrogate((char)c) || !char.IsHighSurrogate((char)high))
                    Throw.Utf16();
                uint scalar = (uint)char.ConvertToUtf32((char)high, (char)c);
                pos -= 4;
                Store(ref start, pos, 0x808080f0 | (scalar >> 18) | (scalar >> 4 & 0x3f00) | (scalar << 10 & 0x3f0000) | (scalar << 24 & 0x3f000000));
            }
        }
        end = i + 1;
        return pos;
    }

    /// <summary>
    /// The UTF-8 length of well-formed UTF-16: one byte per char, one more from U+0080 and from U+0800 on, one less per surrogate.
    /// For ill-formed text the number is meaningless and the transcoder finds the fault.
    /// </summary>
    public static int CountBytes(string text)
    {
        ref ushort source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        int length = text.Length;
        int i = 0;
        long extra = 0;
        Vector128<ushort> twoBytes = Vector128.Create((ushort)0x7f);
        Vector128<ushort> threeBytes = Vector128.Create((ushort)0x7ff);
        Vector128<ushort> surrogateMask = Vector128.Create((ushort)0xf800);
        Vector128<ushort> surrogate = Vector128.Create((ushort)0xd800);
        while (length - i >= 8)
        {
            // 16-bit lanes count at most 2 per turn: sum them up long before they overflow.
            Vector128<ushort> lanes = Vector128<ushort>.Zero;
            int stop = Math.Min(length - 7, i + 8 * 4096);
            for (; i < stop; i += 8)
            {
                Vector128<ushort> chars = Vector128.LoadUnsafe(ref source, (nuint)i);
                lanes -= Vector128.GreaterThan(chars, twoBytes) + Vector128.GreaterThan(chars, threeBytes)
                    - Vector128.Equals(chars & surrogateMask, surrogate);
            }
            (Vector128<uint> low, Vector128<uint> high) = Vector128.Widen(lanes);
            extra += Vector128.Sum(low + high);
        }
        for (; i < length; i++)
        {
            uint c = Unsafe.Add(ref source, i);
            extra += (c > 0x7f ? 1 : 0) + (c > 0x7ff ? 1 : 0) - ((c & 0xf800) == 0xd800 ? 1 : 0);
        }
        long total = length + extra;
        if (total > int.MaxValue - 64)
            Throw.TooLarge();
        return (int)total;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryNarrowLong(ref byte input, int length, ref byte destination)
    {
        for (nint i = 0; i < length - 64; i += 64)
        {
            if (!TryNarrow64(ref input, ref destination, i))
                return false;
        }
        return TryNarrow64(ref input, ref destination, length - 64);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryNarrow64(ref byte input, ref byte destination, nint offset)
    {
        Vector512<ushort> low = Load<Vector512<ushort>>(ref input, offset * 2);
        Vector512<ushort> high = Load<Vector512<ushort>>(ref input, offset * 2 + 64);
        Store(ref destination, offset, Vector512.Narrow(low, high));
        return ((low | high) & Vector512.Create(NotAscii)) == Vector512<ushort>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Narrow16(ref byte input, ref byte destination, nint offset)
    {
        Vector128<ushort> low = Load<Vector128<ushort>>(ref input, offset * 2);
        Vector128<ushort> high = Load<Vector128<ushort>>(ref input, offset * 2 + 16);
        Store(ref destination, offset, Vector128.NarrowWithSaturation(low, high));
        return low | high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Load<T>(ref byte source, nint offset)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref source, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(ref byte output, nint offset, T value)
        where T : unmanaged => Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, offset), value);
}
