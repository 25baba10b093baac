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

    /// <summary>The longest text that <see cref="TryEncodeShort"/> takes; its bytes are fewer than 128.</summary>
    public const int ShortText = CharsAtOnce;

    /// <summary>How many bytes a vector holds.</summary>
    public const int Bytes = 64;

    private const int CharsAtOnce = 32;

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

    /// <summary>
    /// Text of fewer than <see cref="Bytes"/> bytes, so that what is cut off at its end meets a zero, as a new string, its chars not counted first; null for text that is not well-formed
    /// or has sequences of four bytes.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? DecodeShort(ref byte first, nint length)
    {
        Vector512<byte> bytes;
        fixed (byte* source = &first)
            bytes = Load(source, length);
        int count = Squeeze(Before(bytes, 2), Before(bytes, 1), bytes, After(bytes), (int)length, out Vector512<byte> low6, out Vector512<byte> middle6, out Vector512<byte> high4);
        if (count == 0)
            return null;
        var text = new string('\0', count);
        fixed (char* destination = text)
            StoreTail(low6, middle6, high4, destination, count);
        return text;
    }

    /// <summary>Decodes to exactly as many chars as <see cref="CountChars"/> found; false for text that is not well-formed (Unicode, table 3-7).</summary>
    public static bool Decode(byte* source, nint length, char* destination, nint chars)
    {
        char* lastFull = destination + chars - Bytes;
        nint i = 0;
        while (i < length)
        {
            Vector512<byte> low6;
            Vector512<byte> middle6;
            Vector512<byte> high4;
            int written;

            // Inside, the neighbours are in memory: what ends in front of a block is whole, so that it begins nothing in it.
            while (i >= 2 && length - i > Bytes && destination <= lastFull)
            {
                byte* block = source + i;
                int whole = WholeSequences(block);
                written = Squeeze(Vector512.Load(block - 2), Vector512.Load(block - 1), Vector512.Load(block), Vector512.Load(block + 1), whole, out low6, out middle6, out high4);
                if (written == 0)
                    break;
                Chars(low6.GetLower(), middle6.GetLower(), high4.GetLower()).Store((ushort*)destination);
                Chars(low6.GetUpper(), middle6.GetUpper(), high4.GetUpper()).Store((ushort*)destination + Bytes / 2);
                i += whole;
                destination += written;
            }

            nint left = length - i;
            int taken = left < Bytes ? (int)left : WholeSequences(source + i);
            Vector512<byte> bytes = Load(source + i, left);
            written = Squeeze(Before(bytes, 2), Before(bytes, 1), bytes, After(bytes), taken, out low6, out middle6, out high4);
            if (written > 0)
            {
                StoreTail(low6, middle6, high4, destination, written);
            }
            else
            {
                // Sequences of four bytes, or a fault.
                nint reached = Utf8Decoder.DecodeScalars(ref *source, i, i + Math.Min(left, Bytes), length, ref *destination, out int scalars);
                if (reached < 0)
                    return false;
                taken = (int)(reached - i);
                written = scalars;
            }
            i += taken;
            destination += written;
        }
        return true;
    }

    /// <summary>
    /// Writes short text of chars below U+0800, its last byte in front of <paramref name="pos"/>, and returns where it starts: the same few instructions for every length. Needs <see cref="Slack"/>.
    /// Negative, and nothing written, for other text.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint TryEncodeShort(string text, ref byte start, nint pos)
    {
        nint length = text.Length;
        Vector512<ushort> chars;
        fixed (char* source = text)
            chars = LoadEnd(source, length, CharsAtOnce - length);
        if (Vector512.LessThanAll(chars, Vector512.Create((ushort)0x80)))
        {
            Avx512BW.ConvertToVector256Byte(chars).StoreUnsafe(ref Unsafe.Add(ref start, pos - CharsAtOnce));
            return pos - length;
        }
        return Vector512.LessThanAll(chars, Vector512.Create((ushort)0x800)) ? PutTwos(chars, ref start, pos) + (CharsAtOnce - length) : -1;
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
            // At the end of a vector, so that the zeros in front of the text become bytes in front of it, which others overwrite.
            nint absent = Math.Max(0, CharsAtOnce - end);
            Vector512<ushort> chars = LoadEnd(source, end, absent);
            if (Vector512.LessThanAll(chars, Vector512.Create((ushort)0x800)))
            {
                pos = PutTwos(chars, ref start, pos) + absent;
            }
            else if (!Vector512.EqualsAny(chars & Vector512.Create((ushort)0xf800), Vector512.Create((ushort)0xd800)))
            {
                pos = PutThrees(chars.GetUpper(), ref start, pos) + Math.Max(0, absent - CharsAtOnce / 2);
                if (absent < CharsAtOnce / 2)
                    pos = PutThrees(chars.GetLower(), ref start, pos) + absent;
            }
            else
            {
                nint rest = end;
                pos = Utf8Encoder.WriteScalars(ref *source, ref rest, Math.Max(0, end - CharsAtOnce), ref start, pos);
                end = rest;
                continue;
            }
            end -= CharsAtOnce;
        }
        return pos;
    }

    /// <summary>The chars in front of <paramref name="end"/>, at the end of a vector; so many in front of them are not there, and not touched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ushort> LoadEnd(char* source, nint end, nint absent) => Avx512BW.MaskLoad(
        (ushort*)source + (end - CharsAtOnce), Vector512.GreaterThanOrEqual(Vector512<ushort>.Indices, Vector512.Create((ushort)absent)), Vector512<ushort>.Zero);

    /// <summary>Writes chars of up to two bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint PutTwos(Vector512<ushort> chars, ref byte start, nint pos)
    {
        Vector512<ushort> isTwo = Vector512.GreaterThanOrEqual(chars, Vector512.Create((ushort)0x80));
        Vector512<ushort> two = (chars >>> 6) | ((chars << 8) & Vector512.Create((ushort)0x3f00)) | Vector512.Create((ushort)0x80c0);
        Vector512<ushort> used = (isTwo & Vector512.Create((ushort)0xff00)) | Vector512.Create((ushort)0x00ff);
        return Put(Vector512.ConditionalSelect(isTwo, two, chars).AsByte(), used.AsByte(), ref start, pos);
    }

    /// <summary>Writes chars of up to three bytes: four bytes for each, the last one third.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint PutThrees(Vector256<ushort> chars, ref byte start, nint pos)
    {
        Vector512<uint> c = Avx512F.ConvertToVector512UInt32(chars);
        Vector512<uint> ascii = c << 16;
        Vector512<uint> three = (c >>> 12) | ((c << 2) & Vector512.Create(0x3f00u)) | (ascii & Vector512.Create(0x3f0000u)) | Vector512.Create(0x8080e0u);
        Vector512<uint> isTwo = Vector512.GreaterThanOrEqual(c, Vector512.Create(0x80u));
        Vector512<uint> isThree = Vector512.GreaterThanOrEqual(c, Vector512.Create(0x800u));
        Vector512<uint> two = three | Vector512.AndNot(Vector512.Create(0x4000u), isThree); // C0 where three bytes have 80 in the middle
        Vector512<uint> used = (isTwo & Vector512.Create(0xff00u)) | (isThree & Vector512.Create(0xffu)) | Vector512.Create(0xff0000u);
        return Put(Vector512.ConditionalSelect(isTwo, two, ascii).AsByte(), used.AsByte(), ref start, pos);
    }

    /// <summary>Writes the used bytes, without gaps, in front of <paramref name="pos"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Put(Vector512<byte> bytes, Vector512<byte> used, ref byte start, nint pos)
    {
        int count = BitOperations.PopCount(used.ExtractMostSignificantBits());
        Vector512<byte> squeezed = Avx512Vbmi2.Compress(Vector512<byte>.Zero, used, bytes);
        // Turned so that the last byte is the vector's last.
        Vector512<byte> turned = Avx512Vbmi.PermuteVar64x8(squeezed, Vector512<byte>.Indices + Vector512.Create((byte)count));
        turned.StoreUnsafe(ref Unsafe.Add(ref start, pos - Bytes));
        return pos - count;
    }

    /// <summary>
    /// How many of a block's bytes are sequences that end in it. By themselves and without a branch, so that the next block's place does not wait for this one's vectors, nor for a guess.
    /// </summary>
    private static int WholeSequences(byte* source)
    {
        int beginsAtLast = (0xbf - source[Bytes - 1]) >>> 31;
        int beginsBefore = (0xdf - source[Bytes - 2]) >>> 31;
        return Bytes - (beginsAtLast | (beginsBefore << 1));
    }

    /// <summary>
    /// The chars of a block's first <paramref name="taken"/> bytes, in three parts and without gaps; none for what is not well-formed or has sequences of four bytes. Behind
    /// the text's end the block holds zeros, which continue nothing. Each sequence's value is put together where its last byte is.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Squeeze(
        Vector512<byte> beforeThat, Vector512<byte> before, Vector512<byte> bytes, Vector512<byte> after, int taken,
        out Vector512<byte> low6, out Vector512<byte> middle6, out Vector512<byte> high4)
    {
        low6 = middle6 = high4 = Vector512<byte>.Zero;
        Vector512<byte> isContinuation = Continuations(bytes);
        Vector512<byte> isSecond = Vector512.GreaterThanOrEqual(before, Vector512.Create((byte)0xc0));
        Vector512<byte> isOverlong = Vector512.Equals(bytes & Vector512.Create((byte)0xfe), Vector512.Create((byte)0xc0));
        Vector512<byte> isLast = ~Continuations(after) & Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)taken));
        if (!Vector512.GreaterThanOrEqualAny(bytes, Vector512.Create((byte)0xe0)))
        {
            if (((isSecond ^ isContinuation) | isOverlong) != Vector512<byte>.Zero)
                return 0;
            low6 = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isLast, bytes & Vector512.Create((byte)0x7f));
            middle6 = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isLast, before & Vector512.Create((byte)0x1f) & isContinuation);
        }
        else
        {
            Vector512<byte> isThird = Vector512.GreaterThanOrEqual(beforeThat, Vector512.Create((byte)0xe0));
            // E0 is overlong below A0, ED is a surrogate from there on.
            Vector512<byte> isLow = Vector512.LessThan(bytes, Vector512.Create((byte)0xa0));
            Vector512<byte> isFault = isOverlong | ((isSecond | isThird) ^ isContinuation) | Vector512.GreaterThanOrEqual(bytes, Vector512.Create((byte)0xf0))
                | (Vector512.Equals(before, Vector512.Create((byte)0xe0)) & isLow) | (Vector512.Equals(before, Vector512.Create((byte)0xed)) & ~isLow);
            if (isFault != Vector512<byte>.Zero)
                return 0;
            low6 = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isLast, bytes & Vector512.Create((byte)0x7f));
            middle6 = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isLast, before & Vector512.Create((byte)0x3f) & isContinuation);
            high4 = Avx512Vbmi2.Compress(Vector512<byte>.Zero, isLast, beforeThat & Vector512.Create((byte)0x0f) & isThird);
        }
        return BitOperations.PopCount(isLast.ExtractMostSignificantBits());
    }

    /// <summary>The bytes so many places in front of each; zero in front of the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Before(Vector512<byte> bytes, byte places) => Vector512.ConditionalSelect(
        Vector512.GreaterThanOrEqual(Vector512<byte>.Indices, Vector512.Create(places)),
        Avx512Vbmi.PermuteVar64x8(bytes, Vector512<byte>.Indices - Vector512.Create(places)),
        Vector512<byte>.Zero);

    /// <summary>The bytes behind each; behind the last the first, which begins a sequence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> After(Vector512<byte> bytes) => Avx512Vbmi.PermuteVar64x8(bytes, Vector512<byte>.Indices + Vector512<byte>.One);

    private static Vector512<ushort> Chars(Vector256<byte> low6, Vector256<byte> middle6, Vector256<byte> high4) =>
        Avx512BW.ConvertToVector512UInt16(low6) | (Avx512BW.ConvertToVector512UInt16(middle6) << 6) | (Avx512BW.ConvertToVector512UInt16(high4) << 12);

    /// <summary>Touches no more than these chars.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTail(Vector512<byte> low6, Vector512<byte> middle6, Vector512<byte> high4, char* destination, int count)
    {
        Vector512<ushort> chars = Chars(low6.GetLower(), middle6.GetLower(), high4.GetLower());
        Avx512BW.MaskStore((ushort*)destination, Vector512.LessThan(Vector512<ushort>.Indices, Vector512.Create((ushort)count)), chars);
        if (count > Bytes / 2)
        {
            chars = Chars(low6.GetUpper(), middle6.GetUpper(), high4.GetUpper());
            Avx512BW.MaskStore((ushort*)destination + Bytes / 2, Vector512.LessThan(Vector512<ushort>.Indices, Vector512.Create((ushort)(count - Bytes / 2))), chars);
        }
    }

    /// <summary>The next block; what is left of the last one, with zeros behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Load(byte* source, nint left) => left >= Bytes
        ? Vector512.Load(source)
        : Avx512BW.MaskLoad(source, Vector512.LessThan(Vector512<byte>.Indices, Vector512.Create((byte)left)), Vector512<byte>.Zero);

    private static Vector512<byte> Continuations(Vector512<byte> bytes) => Vector512.LessThan(bytes.AsSByte(), Vector512.Create((sbyte)-64)).AsByte();

    private static ulong Mask(nint count) => count >= Bytes ? ulong.MaxValue : (1UL << (int)count) - 1;
}
