using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace ProtoGen.Wire;

/// <summary>
/// UTF-8 to <see cref="string"/>. Up to 128 bytes of ASCII take an own check and widening, half the cost of the library's general path
/// (benchmarks/Wire, rows small and order); everything else goes to the library.
/// </summary>
internal static class Utf8Decoder
{
    private const int OwnLimit = 128;
    private const int StackLimit = 256;
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
        ReadOnlySpan<byte> source = MemoryMarshal.CreateReadOnlySpan(ref first, (int)length);
        if (length > StackLimit)
        {
            try
            {
                return _strict.GetString(source);
            }
            catch (DecoderFallbackException)
            {
                Throw.Utf8(pos);
            }
        }
        Span<char> buffer = stackalloc char[StackLimit];
        if (Utf8.ToUtf16(source, buffer, out _, out int written, replaceInvalidSequences: false) != OperationStatus.Done)
            Throw.Utf8(pos);
        return new string(buffer[..written]);
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
