using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

public static partial class WireReader
{
    /// <summary>Reads a run of strings that must be valid UTF-8.</summary>
    public static nint RepeatedString(ref byte start, nint pos, nint end, uint tag, ref string[]? field, ref ParseState state)
    {
        int run = CountRun(ref start, pos, end, tag);
        string[] array = state.Append(pos, ref field, run, out int index);
        int tagLength = WireFormat.TagLength(tag);
        while (true)
        {
            pos = String(ref start, pos, end, out array[index++], ref state);
            if (--run == 0)
                return pos;
            pos += tagLength;
        }
    }

    /// <summary>Reads a run of strings without UTF-8 validation.</summary>
    public static nint RepeatedLenientString(ref byte start, nint pos, nint end, uint tag, ref string[]? field, ref ParseState state)
    {
        int run = CountRun(ref start, pos, end, tag);
        string[] array = state.Append(pos, ref field, run, out int index);
        int tagLength = WireFormat.TagLength(tag);
        while (true)
        {
            pos = LenientString(ref start, pos, end, out array[index++], ref state);
            if (--run == 0)
                return pos;
            pos += tagLength;
        }
    }

    /// <summary>Reads a run of byte strings.</summary>
    public static nint RepeatedBytes(ref byte start, nint pos, nint end, uint tag, ref ByteString[]? field, ref ParseState state)
    {
        int run = CountRun(ref start, pos, end, tag);
        ByteString[] array = state.Append(pos, ref field, run, out int index);
        int tagLength = WireFormat.TagLength(tag);
        while (true)
        {
            pos = Bytes(ref start, pos, end, out byte[] bytes);
            array[index++] = ByteString.Wrap(bytes);
            if (--run == 0)
                return pos;
            pos += tagLength;
        }
    }

    /// <summary>Reads a run of unpacked elements of a repeated scalar; the first one's tag is consumed.</summary>
    public static nint Unpacked<T, TCodec>(ref byte start, nint pos, nint end, uint tag, ref T[]? field, ref ParseState state)
        where TCodec : struct, IValueCodec<T>
    {
        int run = CountUnpacked(ref start, pos, end, tag);
        T[] array = state.Append(pos, ref field, run, out int index);
        int tagLength = WireFormat.TagLength(tag);
        while (true)
        {
            pos = TCodec.Read(ref start, pos, end, ref array[index++], ref state);
            if (--run == 0)
                return pos;
            pos += tagLength;
        }
    }

    /// <summary>Reads a packed field of fixed-width elements: one copy.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static nint PackedFixed<T>(ref byte start, nint pos, nint end, ref T[]? field, ref ParseState state)
        where T : unmanaged
    {
        pos = Length(ref start, pos, end, out nint stop);
        nint length = stop - pos;
        if (length % Unsafe.SizeOf<T>() != 0)
            Throw.PackedLength(pos);
        int count = (int)(length / Unsafe.SizeOf<T>());
        if (count == 0)
            return stop;
        T[] array = state.Append(pos, ref field, count, out int index);
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref start, pos), (int)length).CopyTo(MemoryMarshal.AsBytes(array.AsSpan(index)));
        return stop;
    }

    /// <summary>Reads a packed field of varints. Benchmark: benchmarks/Wire, rows packed-int32 and packed-sint64.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static nint PackedVarint<T, TCodec>(ref byte start, nint pos, nint end, ref T[]? field, ref ParseState state)
        where TCodec : struct, IVarintCodec<T>
    {
        pos = Length(ref start, pos, end, out nint stop);
        if (stop == pos)
            return stop;
        int count = PackedVarints.Count(ref start, pos, stop);
        T[] array = state.Append(pos, ref field, count, out int index);
        PackedVarints.Read<T, TCodec>(ref start, pos, stop, array.AsSpan(index, count));
        return stop;
    }

    /// <summary>How many scalars with this tag follow each other, at least one. What is malformed ends the count; the parser finds it again.</summary>
    private static int CountUnpacked(ref byte start, nint pos, nint end, uint tag)
    {
        int size = WireFormat.WireType(tag) switch
        {
            WireFormat.Fixed64 => 8,
            WireFormat.Fixed32 => 4,
            _ => 0,
        };
        for (int count = 1; ; count++)
        {
            if (size > 0)
                pos += size;
            else if (!TryVarint(ref start, ref pos, end, out _))
                return count;
            nint next = pos;
            if (!TryVarint(ref start, ref pos, end, out ulong following) || following != tag || pos - next != WireFormat.TagLength(tag))
                return count;
        }
    }
}
