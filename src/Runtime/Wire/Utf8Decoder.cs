using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace ProtoGen.Wire;

/// <summary>
/// UTF-8 to <see cref="string"/>. Up to 128 bytes are checked and widened here, at half the cost of the library's general path (benchmarks/Wire,
/// rows small, small-utf8 and order); everything else goes to the library.
/// </summary>
internal static class Utf8Decoder
{
    private const int OwnLimit = 128;
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ref byte start, nint pos, nint length)
    {
        if (length == 0)
            return "";
        ref byte source = ref Unsafe.Add(ref start, pos);
        if (length <= OwnLimit && IsAscii(ref source, length))
        {
            var text = new string('\0', (int)length);
            Widen(ref source, ref Unsafe.AsRef(in text.GetPinnableReference()), length);
            return text;
        }
        return DecodeAny(ref source, length, pos);
    }

    public static string DecodeLenient(ref byte start, nint pos, nint length)
    {
        if (length == 0)
            return "";
        return Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref start, pos), (int)length));
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string DecodeAny(ref byte first, nint length, nint pos)
    {
        if (length > OwnLimit)
            return DecodeLong(MemoryMarshal.CreateReadOnlySpan(ref first, (int)length), pos);
        Span<char> buffer = stackalloc char[OwnLimit];
        int written = Decode(ref first, length, ref MemoryMarshal.GetReference(buffer));
        if (written < 0)
            Throw.Utf8(pos);
        return new string(buffer[..written]);
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

    /// <summary>Decodes at most <see cref="OwnLimit"/> bytes and returns how many chars that made, never more than there are bytes; -1 for what is not well-formed (Unicode, table 3-7).</summary>
    private static int Decode(ref byte source, nint length, ref char destination)
    {
        int written = 0;
        nint i = 0;
        while (i < length)
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
        return written;
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
        if (length >= 16)
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
