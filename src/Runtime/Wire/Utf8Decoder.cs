using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace ProtoGen.Wire;

/// <summary>
/// UTF-8 to <see cref="string"/>. ASCII is checked and widened here, short text at half the cost of the library's general path (benchmarks/Wire,
/// rows small, order and texts-long); of the rest, short text is decoded here, long text by <see cref="Utf8Avx512"/> or the library.
/// </summary>
internal static unsafe class Utf8Decoder
{
    private const int ShortText = 128;
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ref byte start, nint pos, nint length)
    {
        if (length == 0)
            return "";
        ref byte source = ref Unsafe.Add(ref start, pos);
        return IsAscii(ref source, length) ? FromAscii(ref source, length)
            : Utf8Avx512.IsSupported && length < Utf8Avx512.Bytes && Utf8Avx512.DecodeShort(ref source, length) is { } text ? text
            : DecodeAny(ref source, length, pos);
    }

    /// <summary>Ill-formed sequences become U+FFFD.</summary>
    public static string DecodeLenient(ref byte start, nint pos, nint length)
    {
        if (length == 0)
            return "";
        ref byte source = ref Unsafe.Add(ref start, pos);
        return IsAscii(ref source, length) ? FromAscii(ref source, length) : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpan(ref source, (int)length));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static string FromAscii(ref byte source, nint length)
    {
        var text = new string('\0', (int)length);
        Widen(ref source, ref Unsafe.AsRef(in text.GetPinnableReference()), length);
        return text;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string DecodeAny(ref byte first, nint length, nint pos)
    {
        if (Utf8Avx512.IsSupported)
            return DecodeAvx512(ref first, length, pos);
        if (length > ShortText)
            return DecodeLong(MemoryMarshal.CreateReadOnlySpan(ref first, (int)length), pos);
        Span<char> buffer = stackalloc char[ShortText];
        if (DecodeScalars(ref first, 0, length, length, ref MemoryMarshal.GetReference(buffer), out int written) < 0)
            Throw.Utf8(pos);
        return new string(buffer[..written]);
    }

    private static string DecodeAvx512(ref byte first, nint length, nint pos)
    {
        fixed (byte* source = &first)
        {
            var text = new string('\0', (int)Utf8Avx512.CountChars(source, length));
            fixed (char* destination = text)
            {
                if (!Utf8Avx512.Decode(source, length, destination, text.Length))
                    Throw.Utf8(pos);
            }
            return text;
        }
    }

    private static string DecodeLong(ReadOnlySpan<byte> source, nint pos)
    {
        try
        {
            return _strict.GetString(source);
        }
        catch (DecoderFallbackException)
        {
            Throw.Utf8(pos);
            return "";
        }
    }

    /// <summary>
    /// Decodes the sequences that begin from <paramref name="i"/> up to <paramref name="stop"/>, into no more chars than they have bytes, and returns where the last one ends; -1 for what is
    /// not well-formed (Unicode, table 3-7).
    /// </summary>
    public static nint DecodeScalars(ref byte source, nint i, nint stop, nint length, ref char destination, out int written)
    {
        written = 0;
        while (i < stop)
        {
            uint lead = Unsafe.Add(ref source, i);
            if (lead < 0x80)
            {
                Unsafe.Add(ref destination, written++) = (char)lead;
                i++;
            }
            else if (lead < 0xe0)
            {
                if (lead < 0xc2 || length - i < 2 || !TryContinue(ref source, i + 1, ref lead))
                    return -1;
                Unsafe.Add(ref destination, written++) = (char)(lead & 0x7ff);
                i += 2;
            }
            else if (lead < 0xf0)
            {
                if (length - i < 3 || !TryContinue(ref source, i + 1, ref lead) || !TryContinue(ref source, i + 2, ref lead))
                    return -1;
                uint scalar = lead & 0xffff;
                if (scalar < 0x800 || scalar - 0xd800 < 0x800)
                    return -1;
                Unsafe.Add(ref destination, written++) = (char)scalar;
                i += 3;
            }
            else
            {
                if (lead > 0xf4 || length - i < 4 || !TryContinue(ref source, i + 1, ref lead) || !TryContinue(ref source, i + 2, ref lead) || !TryContinue(ref source, i + 3, ref lead))
                    return -1;
                uint scalar = lead & 0x1fffff;
                if (scalar - 0x10000 > 0xfffff)
                    return -1;
                Unsafe.Add(ref destination, written++) = (char)((scalar >> 10) + 0xd7c0);
                Unsafe.Add(ref destination, written++) = (char)((scalar & 0x3ff) + 0xdc00);
                i += 4;
            }
        }
        return i;
    }

    /// <summary>Appends six bits when the byte continues a sequence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryContinue(ref byte source, nint at, ref uint bits)
    {
        uint next = Unsafe.Add(ref source, at);
        bits = (bits << 6) | (next & 0x3f);
        return (next & 0xc0) == 0x80;
    }

    private static bool IsAscii(ref byte source, nint length)
    {
        if (length > ShortText)
            return Ascii.IsValid(MemoryMarshal.CreateReadOnlySpan(ref source, (int)length));
        if (length >= 16)
        {
            Vector128<byte> all = Load<Vector128<byte>>(ref source, length - 16);
            for (nint i = 0; i < length - 16; i += 16)
                all |= Load<Vector128<byte>>(ref source, i);
            return (all & Vector128.Create((byte)0x80)) == Vector128<byte>.Zero;
        }
        if (length >= 8)
            return ((Load<ulong>(ref source, 0) | Load<ulong>(ref source, length - 8)) & 0x8080808080808080) == 0;
        if (length >= 4)
            return ((Load<uint>(ref source, 0) | Load<uint>(ref source, length - 4)) & 0x80808080) == 0;
        return ((source | Unsafe.Add(ref source, length >> 1) | Unsafe.Add(ref source, length - 1)) & 0x80) == 0;
    }

    private static void Widen(ref byte source, ref char destination, nint length)
    {
        ref byte output = ref Unsafe.As<char, byte>(ref destination);
        if (length > ShortText && Vector512.IsHardwareAccelerated)
        {
            WidenLong(ref source, ref output, length);
        }
        else if (length >= 16)
        {
            for (nint i = 0; i < length - 16; i += 16)
                Widen16(ref source, ref output, i);
            Widen16(ref source, ref output, length - 16);
        }
        else if (length >= 8)
        {
            Vector128<ushort> head = Vector128.WidenLower(Vector128.CreateScalarUnsafe(Load<ulong>(ref source, 0)).AsByte());
            Vector128<ushort> tail = Vector128.WidenLower(Vector128.CreateScalarUnsafe(Load<ulong>(ref source, length - 8)).AsByte());
            Store(ref output, 0, head);
            Store(ref output, (length - 8) * 2, tail);
        }
        else if (length >= 4)
        {
            ulong head = Vector128.WidenLower(Vector128.CreateScalarUnsafe(Load<uint>(ref source, 0)).AsByte()).AsUInt64().ToScalar();
            ulong tail = Vector128.WidenLower(Vector128.CreateScalarUnsafe(Load<uint>(ref source, length - 4)).AsByte()).AsUInt64().ToScalar();
            Store(ref output, 0, head);
            Store(ref output, (length - 4) * 2, tail);
        }
        else
        {
            for (nint i = 0; i < length; i++)
                Unsafe.Add(ref destination, i) = (char)Unsafe.Add(ref source, i);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WidenLong(ref byte source, ref byte output, nint length)
    {
        for (nint i = 0; i < length - 64; i += 64)
            Widen64(ref source, ref output, i);
        Widen64(ref source, ref output, length - 64);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen64(ref byte source, ref byte output, nint offset)
    {
        Vector512<byte> bytes = Load<Vector512<byte>>(ref source, offset);
        Store(ref output, offset * 2, Vector512.WidenLower(bytes));
        Store(ref output, offset * 2 + 64, Vector512.WidenUpper(bytes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen16(ref byte source, ref byte output, nint offset)
    {
        Vector128<byte> bytes = Load<Vector128<byte>>(ref source, offset);
        Store(ref output, offset * 2, Vector128.WidenLower(bytes));
        Store(ref output, offset * 2 + 16, Vector128.WidenUpper(bytes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Load<T>(ref byte source, nint offset)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref source, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(ref byte output, nint offset, T value)
        where T : unmanaged => Unsafe.WriteUnaligned(ref Unsafe.Add(ref output, offset), value);
}
