using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using ProtoGen.CodeGen;

namespace ProtoGen.Wire;

/// <summary>
/// Bulk decoding of packed varints: the ends of the values are found 64 bytes at a time as a bit mask, which takes the value boundaries off
/// the critical path (1.5 to 3.6 times a simple loop on data that the branch predictor cannot learn; benchmarks/Wire, rows packed-*).
/// </summary>
internal static class PackedVarints
{
    /// <summary>How many varints end in the range; the last byte must end one.</summary>
    public static int Count(ref byte start, nint pos, nint end)
    {
        if (Unsafe.Add(ref start, end - 1) >= 0x80)
            Throw.Truncated(end);
        int count = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; end - pos >= 32; pos += 32)
                count += 32 - BitOperations.PopCount(Vector256.LoadUnsafe(ref Unsafe.Add(ref start, pos)).ExtractMostSignificantBits());
        }
        for (; end - pos >= 8; pos += 8)
            count += BitOperations.PopCount(Varints.Terminators(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, pos))));
        for (; pos < end; pos++)
            count += Unsafe.Add(ref start, pos) < 0x80 ? 1 : 0;
        return count;
    }

    /// <summary>Decodes exactly as many values as <see cref="Count"/> found.</summary>
    public static void Read<T, TCodec>(ref byte start, nint pos, nint end, Span<T> destination)
        where TCodec : struct, IVarintCodec<T>
    {
        ref T output = ref MemoryMarshal.GetReference(destination);
        nint index = 0;
        while (end - pos >= 80) // a value that starts in the block may reach nine bytes, and its eight-byte load seven, beyond it
        {
            ref byte block = ref Unsafe.Add(ref start, pos);
            ulong ends = ~(Vector256.LoadUnsafe(ref block).ExtractMostSignificantBits()
                | ((ulong)Vector256.LoadUnsafe(ref Unsafe.Add(ref block, 32)).ExtractMostSignificantBits() << 32));
            if (ends == ulong.MaxValue)
            {
                for (nint i = 0; i < 64; i++)
                    Unsafe.Add(ref output, index + i) = TCodec.FromVarint(Unsafe.Add(ref block, i));
                index += 64;
                pos += 64;
                continue;
            }
            if (ends == 0)
                Throw.Varint(pos);
            nint from = 0;
            do
            {
                nint last = BitOperations.TrailingZeroCount(ends);
                ends &= ends - 1;
                Unsafe.Add(ref output, index++) = TCodec.FromVarint(Value(ref Unsafe.Add(ref block, from), last - from + 1, pos + from));
                from = last + 1;
            }
            while (ends != 0);
            pos += from;
        }
        while (pos < end)
        {
            pos = WireReader.UInt64(ref start, pos, end, out ulong value);
            Unsafe.Add(ref output, index++) = TCodec.FromVarint(value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Value(ref byte first, nint length, nint pos)
    {
        ulong bytes = Unsafe.ReadUnaligned<ulong>(ref first);
        if (length <= 8)
        {
            bytes = Bmi2.X64.IsSupported ? Bmi2.X64.ZeroHighBits(bytes, (ulong)length * 8) : bytes & (ulong.MaxValue >> (64 - (int)length * 8));
            return Varints.Compact(bytes);
        }
        if (length > 10)
            Throw.Varint(pos);
        ulong value = Varints.Compact(bytes) | ((ulong)(Unsafe.Add(ref first, 8) & 0x7f) << 56);
        return length == 10 ? value | ((ulong)Unsafe.Add(ref first, 9) << 63) : value;
    }
}
