using System.ComponentModel;
using System.Runtime.CompilerServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

// One struct per protobuf scalar type. They differ in three expressions each; static abstracts make them free after inlining.

/// <summary><c>int32</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int32Codec : IVarintCodec<int>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Varint;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FromVarint(ulong bits) => (int)bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToVarint(int value) => (ulong)(long)value;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref int value, ref ParseState state) =>
        WireReader.Int32(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in int value) => writer.Varint(pos, ToVarint(value));

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in int value) => output.Writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref int value)
    {
        value = input.Int32();
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in int value) => value == 0;
}

/// <summary><c>int64</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64Codec : IVarintCodec<long>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Varint;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FromVarint(ulong bits) => (long)bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToVarint(long value) => (ulong)value;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref long value, ref ParseState state) =>
        WireReader.Int64(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in long value) => writer.Varint(pos, ToVarint(value));

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in long value) => output.Number(value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref long value)
    {
        value = input.Int64();
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in long value) => value == 0;
}

/// <summary><c>uint32</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt32Codec : IVarintCodec<uint>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Varint;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FromVarint(ulong bits) => (uint)bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToVarint(uint value) => value;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref uint value, ref ParseState state) =>
        WireReader.UInt32(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in uint value) => writer.Varint(pos, ToVarint(value));

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in uint value) => output.Writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref uint value)
    {
        value = input.UInt32();
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in uint value) => value == 0;
}

/// <summary><c>uint64</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt64Codec : IVarintCodec<ulong>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Varint;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FromVarint(ulong bits) => bits;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToVarint(ulong value) => value;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref ulong value, ref ParseState state) =>
        WireReader.UInt64(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in ulong value) => writer.Varint(pos, ToVarint(value));

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in ulong value) => output.Number(value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref ulong value)
    {
        value = input.UInt64();
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in ulong value) => value == 0;
}

/// <summary><c>sint32</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SInt32Codec : IVarintCodec<int>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Varint;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FromVarint(ulong bits) => Varints.UnZigZag((uint)bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToVarint(int value) => Varints.ZigZag(value);

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref int value, ref ParseState state) =>
        WireReader.SInt32(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in int value) => writer.Varint(pos, ToVarint(value));

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in int value) => output.Writer.WriteNumberValue(value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref int value)
    {
        value = input.Int32();
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in int value) => value == 0;
}

/// <summary><c>sint64</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SInt64Codec : IVarintCodec<long>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Varint;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long FromVarint(ulong bits) => Varints.UnZigZag(bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToVarint(long value) => Varints.ZigZag(value);

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref long value, ref ParseState state) =>
        WireReader.SInt64(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in long value) => writer.Varint(pos, ToVarint(value));

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in long value) => output.Number(value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref long value)
    {
        value = input.Int64();
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in long value) => value == 0;
}

/// <summary><c>bool</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BoolCodec : IVarintCodec<bool>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Varint;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool FromVarint(ulong bits) => bits != 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToVarint(bool value) => value ? 1UL : 0UL;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref bool value, ref ParseState state) =>
        WireReader.Bool(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in bool value) => writer.Varint(pos, ToVarint(value));

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in bool value) => output.Writer.WriteBooleanValue(value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref bool value)
    {
        value = input.Bool();
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in bool value) => !value;
}
