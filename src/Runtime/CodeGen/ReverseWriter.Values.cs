using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

public ref partial struct ReverseWriter
{
    /// <summary>Payloads from this size on are not copied into the block but linked into the output.</summary>
    private const int SpliceSize = 16 * 1024;

    /// <summary>Text that is not ASCII and no longer than this is transcoded by <see cref="Utf8Encoder.WriteBackwards"/>.</summary>
    private const int ShortText = 128;

    /// <summary>So many chars get their room at once, three bytes for each.</summary>
    private const int TextPiece = 4096;

    private const int PackedChunk = 2048;

    /// <summary>
    /// Writes a string and its length prefix, then reserves <paramref name="reserve"/> bytes for what comes in front. Nothing is kept over a call on the way of short text, which is what most
    /// strings are (benchmarks/Wire, write rows of order and telemetry).
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public nint String(nint pos, string value, int reserve)
    {
        if (!Utf8Avx512.IsSupported)
            return AsciiOrUtf8(pos, value, reserve);
        if (value.Length > Utf8Avx512.ShortText || pos < Utf8Avx512.Slack + 5 + reserve)
            return AnyString(pos, value, reserve);
        nint first = Utf8Avx512.TryEncodeShort(value, ref _start, pos);
        return first >= 0 ? Tag(first, (byte)(pos - first)) : Utf8String(pos, value, reserve);
    }

    /// <summary>Writes bytes and their length prefix, then reserves <paramref name="reserve"/> bytes.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public nint Bytes(nint pos, byte[] value, int reserve)
    {
        pos = Raw(pos, value, value.Length, reserve + 5);
        return Varint(pos, (uint)value.Length);
    }

    /// <summary>Writes a message and its length prefix, then reserves <paramref name="reserve"/> bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Message<T>(nint pos, in T value, int reserve)
        where T : struct, IMessage<T>
    {
        nint before = Written(pos);
        pos = T.Write(in value, ref this, pos);
        pos = Reserve(pos, reserve);
        return Varint(pos, (uint)(Written(pos) - before));
    }

    /// <summary>Writes the body of a group, then reserves <paramref name="reserve"/> bytes; the caller writes both tags.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Group<T>(nint pos, in T value, int reserve)
        where T : struct, IMessage<T> => Reserve(T.Write(in value, ref this, pos), reserve);

    /// <summary>Writes a wrapper message, such as <c>google.protobuf.Int64Value</c>, and its length prefix.</summary>
    public nint Wrapper<T, TCodec>(nint pos, in T value, int reserve)
        where TCodec : struct, IValueCodec<T>
    {
        pos = Reserve(pos, ValueRoom + reserve);
        nint before = Written(pos);
        if (!TCodec.IsDefault(in value))
        {
            pos = TCodec.Write(ref this, pos, in value);
            pos = Tag(pos, (byte)(8 | TCodec.WireType));
            pos = Reserve(pos, reserve);
        }
        return Varint(pos, (uint)(Written(pos) - before));
    }

    /// <summary>Writes unknown fields as they came, then reserves <paramref name="reserve"/> bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Unknown(nint pos, UnknownFieldData? fields, int reserve) => fields is null ? pos : UnknownRecords(pos, fields, reserve);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint UnknownRecords(nint pos, UnknownFieldData fields, int reserve) => Raw(pos, fields.Buffer, fields.Length, reserve);

    /// <summary>Writes a packed field of fixed-width elements with its length prefix.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public nint PackedFixed<T>(nint pos, T[] values, int reserve)
        where T : unmanaged
    {
        long length = (long)values.Length * Unsafe.SizeOf<T>();
        if (length > int.MaxValue)
            Throw.TooLarge();
        pos = Raw(pos, values, (int)length, reserve + 5);
        return Varint(pos, (uint)length);
    }

    /// <summary>Writes a packed field of varints with its length prefix.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public nint PackedVarint<T, TCodec>(nint pos, T[] values, int reserve)
        where TCodec : struct, IVarintCodec<T>
    {
        nint before = Written(pos);
        for (int last = values.Length; last > 0;)
        {
            int first = Math.Max(0, last - PackedChunk);
            pos = Reserve(pos, (last - first) * 10 + Slack);
            ref byte start = ref _start;
            for (int i = last - 1; i >= first; i--)
            {
                ulong value = TCodec.ToVarint(values[i]);
                if (value < 1UL << 56)
                {
                    int length = Varints.Length(value);
                    Unsafe.WriteUnaligned(ref Unsafe.Add(ref start, pos - 8), Varints.Spread(value, length) << (64 - 8 * length));
                    pos -= length;
                }
                else
                {
                    pos = LongVarint(ref start, pos, value);
                }
            }
            last = first;
        }
        pos = Reserve(pos, reserve + 5);
        return Varint(pos, (uint)(Written(pos) - before));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint AnyString(nint pos, string value, int reserve) => AsciiOrUtf8(pos, value, reserve);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint AsciiOrUtf8(nint pos, string value, int reserve)
    {
        int length = value.Length;
        pos = Reserve(pos, length + 5 + reserve);
        if (Utf8Encoder.TryNarrow(ref MemoryMarshal.GetReference(value.AsSpan()), length, ref Unsafe.Add(ref _start, pos - length)))
            return Varint(pos - length, (uint)length);
        return Utf8String(pos, value, reserve);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint Utf8String(nint pos, string value, int reserve)
    {
        int length = value.Length;
        if (length > ShortText)
            return LongUtf8String(pos, value, reserve);
        nint end = Reserve(pos, length * 3 + Utf8Avx512.Slack + 5 + reserve);
        pos = Utf8Encoder.WriteBackwards(ref MemoryMarshal.GetReference(value.AsSpan()), length, ref _start, end);
        return Varint(pos, (uint)(end - pos));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private nint LongUtf8String(nint pos, string value, int reserve)
    {
        if (!Utf8Avx512.IsSupported)
            return CountedUtf8String(pos, value, reserve);
        nint before = Written(pos);
        for (int end = value.Length; end > 0;)
        {
            int first = Math.Max(0, end - TextPiece);
            if (first > 0 && char.IsLowSurrogate(value[first]))
                first--;
            pos = Reserve(pos, (end - first) * 3 + Utf8Avx512.Slack);
            pos = Utf8Encoder.WriteBackwards(ref MemoryMarshal.GetReference(value.AsSpan(first)), end - first, ref _start, pos);
            end = first;
        }
        pos = Reserve(pos, reserve + 5);
        return Varint(pos, (uint)(Written(pos) - before));
    }

    private nint CountedUtf8String(nint pos, string value, int reserve)
    {
        int count = Utf8Encoder.CountBytes(value);
        pos = Reserve(pos, count + 5 + reserve);
        Span<byte> destination = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _start, pos - count), count);
        if (Utf8.FromUtf16(value, destination, out _, out int written, replaceInvalidSequences: false) != OperationStatus.Done || written != count)
            Throw.Utf16();
        return Varint(pos - count, (uint)count);
    }

    /// <summary>Copies the bytes of an array in front of the position, or links them when there are many. Arrays behind messages never change.</summary>
    private nint Raw(nint pos, Array values, int length, int reserve)
    {
        if (length >= SpliceSize)
            return Reserve(Splice(pos, values, length), reserve);
        pos = Reserve(pos, length + reserve);
        if (length > 0)
            Unsafe.CopyBlockUnaligned(ref Unsafe.Add(ref _start, pos - length), ref MemoryMarshal.GetArrayDataReference(values), (uint)length);
        return pos - length;
    }
}
