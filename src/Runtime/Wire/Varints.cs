using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ProtoGen.Wire;

/// <summary>Bit tricks shared by reader and writer. Benchmark: benchmarks/Wire, rows big60 and packed-*.</summary>
internal static class Varints
{
    private const ulong Payload = 0x7f7f7f7f7f7f7f7f;
    private const ulong Continuation = 0x8080808080808080;

    /// <summary>The encoded length in bytes: a table-free form of ceil(bits / 7).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Length(uint value) => (BitOperations.Log2(value | 1) * 9 + 73) >> 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Length(ulong value) => (BitOperations.Log2(value | 1) * 9 + 73) >> 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ZigZag(int value) => (uint)((value << 1) ^ (value >> 31));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int UnZigZag(uint value) => (int)(value >> 1) ^ -(int)(value & 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    /// <summary>Joins the low seven bits of each byte: eight wire bytes to 56 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Compact(ulong bytes)
    {
        if (Bmi2.X64.IsSupported)
            return Bmi2.X64.ParallelBitExtract(bytes, Payload);
        bytes &= Payload;
        bytes = (bytes & 0x007f007f007f007f) | ((bytes & 0x7f007f007f007f00) >> 1);
        bytes = (bytes & 0x00003fff00003fff) | ((bytes & 0x3fff00003fff0000) >> 2);
        return (bytes & 0x000000000fffffff) | ((bytes & 0x0fffffff00000000) >> 4);
    }

    /// <summary>Reads the varint that eight bytes begin with, if it ends in them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryJoin(ulong bytes, out int length, out ulong value)
    {
        ulong ends = Terminators(bytes);
        value = Compact(bytes & (ends ^ (ends - 1)));
        length = (BitOperations.TrailingZeroCount(ends) + 1) >> 3;
        return ends != 0;
    }

    /// <summary>The wire bytes of a value below 2^56 that takes <paramref name="length"/> bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Spread(ulong value, int length)
    {
        ulong bytes;
        if (Bmi2.X64.IsSupported)
        {
            bytes = Bmi2.X64.ParallelBitDeposit(value, Payload);
        }
        else
        {
            bytes = (value & 0x000000000fffffff) | ((value & 0x00fffffff0000000) << 4);
            bytes = (bytes & 0x00003fff00003fff) | ((bytes & 0x0fffc0000fffc000) << 2);
            bytes = (bytes & 0x007f007f007f007f) | ((bytes & 0x3f803f803f803f80) << 1);
        }
        return bytes | (Continuation & ((1UL << (8 * length - 8)) - 1));
    }

    /// <summary>A bit per byte that ends a varint, as the byte's top bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Terminators(ulong bytes) => ~bytes & Continuation;
}
