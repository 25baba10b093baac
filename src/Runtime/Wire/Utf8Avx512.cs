using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ProtoGen.Wire;

/// <summary>
/// Transcoding of text that is not ASCII with the byte compression of AVX-512 (VBMI2: Intel from Ice Lake, AMD from Zen 4): every byte or char gets its place in
/// a vector of full width, then the unused places are squeezed out, so it does not matter how the lengths of sequences alternate. Other processors
/// take the scalar code and the library. Benchmarks: benchmarks/Wire, rows small-utf8 and texts-utf8.
/// </summary>
internal static unsafe class Utf8Avx512
{
    /// <summary>How many bytes in front of the text <see cref="Encode"/> may touch.</summary>
    public const int Slack = 64;

    private const int Chars = 16;
    private const int Bytes = 64;

    public static bool IsSupported => Avx512Vbmi2.IsSupported && Avx512Vbmi.IsSupported && Avx512BW.VL.IsSupported;

    /// <summary>How many chars well-formed text makes; for other text no more than the well-formed start makes at least.</summary>
    public static nint CountChars(byte* source, nint length)
    {
        nint count = 0;
        for (nint i = 0; i < length; i += Bytes)
        {
            Vector512<byte> bytes = Load(source + i, length - i);
            ulong present = Mask(length - i);
            // One char for each byte that begins a sequence, two for sequences of four bytes.
            count += BitOperations.PopCount(~Continuations(bytes).ExtractMostSignificantBits() & present)
                + BitOperations.PopCount(Vector512.GreaterThanOrEqual(bytes, Vector512.Create((byte)0xf0)).ExtractMostSignificantBits());
        }
        return count;
    }

    /// <summary>Decodes to exactly as many chars as <see cref="CountChars"/> found; false for text that is not well-formed (Unicode, table 3-7).</summary>
    public static bool Decode(byte* source, nint length, char* destination)
    {
        for (nint i = 0; i < length;)
        {
            Vector512<byte> bytes = Load(source + i, length - i);
            int taken = DecodeBlock(bytes, length - i, destination, out int written);
            if (taken == 0)
            {
                nint stop = Math.Min(length, i + Bytes);
                nint reached = Utf8Decoder.DecodeScalars(ref *source, i, stop, length, ref *destination, out written);
                if (reached < 0)
                    return false;
                taken = (int)(reached - i);
            }
            if (taken < 0)
                return false;
            i += taken;
            destination += written;
        }
        return true;
    }

    /// <summary>
    /// Writes text back to front, its last byte in front of <paramref name="pos"/>, and returns where it starts. Needs room for three bytes per char and
    /// <see cref="Slack"/>.
    /// </summary>
    /// <exception cref="ProtoException">The text holds a lone surrogate.</exception>
    public static nint Encode(char* source, nint length, ref byte start, nint pos)
    {
        for (nint end = length; end > 0;)
        {
            nint first = Math.Max(0, end - Chars);
            Vector256<ushort> present = Vector256.LessThan(Vector256<ushort>.Indices, Vector256.Create((ushort)(end - first)));
            Vector256<ushort> chars = Avx512BW.VL.MaskLoad((ushort*)source + first, present, Vector256<ushort>.Zero);
            if (Vector256.EqualsAny(chars & Vector256.Create((ushort)0xf800), Vector256.Create((ushort)0xd800)))
            {
                pos = Utf8Encoder.WriteScalars(ref *source, ref end, first, ref start, pos);
                continue;
            }
            Vector512<byte> bytes = Spread(chars, present, out Vector512<byte> used);
            int count = BitOperations.PopCount(used.ExtractMostSignificantBits());
            Vector512<byte> squeezed = Avx512Vbmi2.Compress(Vector512<byte>.Zero, used, bytes);
            // Turned so that the last byte is the vector's last.
            Vector512<byte> turned = Avx512Vbmi.PermuteVar64x8(squeezed, Vector512<byte>.Indices + Vector512.Create((byte)count));
            turned.StoreUnsafe(ref Unsafe.Add(ref start, pos - Bytes));
            pos -= count;
            end = first;
        }
        return pos;
    }

    /// <summary>Four bytes per char, the used ones first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Spread(Vector256<ushort> chars, Vector256<ushort> present, out Vector512<byte> used)
    {
        Vector512<uint> c = Avx512F.ConvertToVector512UInt32(chars);
        Vector512<uint> isTwo = Vector512.GreaterThanOrEqual(c, Vector512.Create(0x80u));
        Vector512<uint> isThree = Vector512.GreaterThanOrEqual(c, Vector512.Create(0x800u));
        Vector512<uint> two = (c >>> 6) | ((c << 8) & Vector512.Create(0x3f00u)) | Vector512.Create(0x80c0u);
        Vector512<uint> three = (c >>> 12) | ((c << 2) & Vector512.Create(0x3f00u)) | ((c << 16) & Vector512.Create(0x3f0000u)) | Vector512.Create(0x8080e0u);
        Vector512<uint> length = (isTwo & Vector512.Create(0xff00u)) | (isThree & Vector512.Create(0xff0000u)) | Vector512.Create(0xffu);
        used = (length & Vector512.GreaterThan(Avx512F.ConvertToVector512UInt32(present), Vector512<uint>.Zero)).AsByte();
        return Vector512.ConditionalSelect(isThree, three, Vector512.ConditionalSelect(isTwo, two, c)).AsByte();
    }

    /// <summary>
    /// Decodes the sequences that end in the block: how many bytes they are; zero for a block with sequences of four bytes, which others must decode, and -1 for
    /// bytes that are not well-formed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int DecodeBlock(Vector512<byte> bytes, nint left, char* destination, out int written)
    {
        written = 0;
        Vector512<byte> isContinuation = Continuations(bytes);
        ulong continuations = isContinuation.ExtractMostSignificantBits();
        ulong threes = Vector512.GreaterThanOrEqual(bytes, Vector512.Create((byte)0xe0)).ExtractMostSignificantBits();
        ulong twos = bytes.ExtractMostSignificantBits() & ~continuations & ~threes;
        if (Vector512.GreaterThanOrEqualAny(bytes, Vector512.Create((byte)0xf0)))
            return 0;

        // A sequence that the block cuts off waits for the next one.
        int taken = left < Bytes ? (int)left : (twos | threes) >> 63 != 0 ? 63 : threes >> 62 != 0 ? 62 : Bytes;
        ulong present = Mask(taken);
        ulong expected = (((twos | threes) & present) << 1) | ((threes & present) << 2);
        ulong faults = expected ^ (continuations & present);
        faults |= Equal(bytes & Vector512.Create((byte)0xfe), 0xc0) & present; // overlong
        if (threes != 0)
        {
            // E0 is overlong below A0, ED is a surrogate from there on.
            ulong low = Vector512.LessThan(bytes, Vector512.Create((byte)0xa0)).ExtractMostSignificantBits();
            faults |= ((Equal(bytes, 0xe0) << 1) & low & present) | ((Equal(bytes, 0xed) << 1) & ~low & present);
        }
        if (faults != 0)
            return -1;

        // Each sequence's value is put together where its last byte is.
        Vector512<byte> isLast = ~Continuations(Avx512Vbmi.PermuteVar64x8(bytes, Vector512<byte>.Indices + Vector512<byte>.One))
            & Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)taken));
        Vector512<byte> before = Avx512Vbmi.PermuteVar64x8(bytes, Vector512<byte>.Indices - Vector512<byte>.One);
        Vector512<byte> low6 = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isLast, bytes & Vector512.Create((byte)0x7f));
        Vector512<byte> middle6 = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isLast, before & Vector512.Create((byte)0x3f) & isContinuation);
        Vector512<byte> high4 = Vector512<byte>.Zero;
        if (threes != 0)
        {
            Vector512<byte> beforeThat = Avx512Vbmi.PermuteVar64x8(bytes, Vector512<byte>.Indices - Vector512.Create((byte)2));
            Vector512<byte> isThird = Vector512.GreaterThanOrEqual(beforeThat, Vector512.Create((byte)0xe0)) & Vector512.GreaterThan(Vector512<byte>.Indices, Vector512<byte>.One);
            high4 = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isLast, beforeThat & Vector512.Create((byte)0x0f) & isThird);
        }
        written = BitOperations.PopCount(isLast.ExtractMostSignificantBits());
        Store(low6.GetLower(), middle6.GetLower(), high4.GetLower(), destination, written);
        if (written > Bytes / 2)
            Store(low6.GetUpper(), middle6.GetUpper(), high4.GetUpper(), destination + Bytes / 2, written - Bytes / 2);
        return taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<byte> low6, Vector256<byte> middle6, Vector256<byte> high4, char* destination, int count)
    {
        Vector512<ushort> chars = Avx512BW.ConvertToVector512UInt16(low6) | (Avx512BW.ConvertToVector512UInt16(middle6) << 6) | (Avx512BW.ConvertToVector512UInt16(high4) << 12);
        Avx512BW.MaskStore((ushort*)destination, Vector512.LessThan(Vector512<ushort>.Indices, Vector512.Create((ushort)count)), chars);
    }

    /// <summary>The next block; what is left of the last one, with zeros behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Load(byte* source, nint left) => left >= Bytes
        ? Vector512.Load(source)
        : Avx512BW.MaskLoad(source, Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)left)), Vector512<byte>.Zero);

    private static Vector512<byte> Continuations(Vector512<byte> bytes) => Vector512.LessThan(bytes.AsSByte(), Vector512.Create((sbyte)-64)).AsByte();

    private static ulong Equal(Vector512<byte> bytes, byte value) => Vector512.Equals(bytes, Vector512.Create(value)).ExtractMostSignificantBits();

    private static ulong Mask(nint count) => count >= Bytes ? ulong.MaxValue : (1UL << (int)count) - 1;
}
