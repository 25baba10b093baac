using System.ComponentModel;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

// One struct per protobuf scalar type. They differ in two expressions each; static abstracts make them free after inlining.

/// <summary><c>fixed32</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Fixed32Codec : IValueCodec<uint>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Fixed32;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref uint value, ref ParseState state) =>
        WireReader.Fixed32(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in uint value) => writer.Fixed(pos, value);

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

/// <summary><c>fixed64</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Fixed64Codec : IValueCodec<ulong>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Fixed64;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref ulong value, ref ParseState state) =>
        WireReader.Fixed64(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in ulong value) => writer.Fixed(pos, value);

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

/// <summary><c>sfixed32</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SFixed32Codec : IValueCodec<int>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Fixed32;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref int value, ref ParseState state) =>
        WireReader.SFixed32(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in int value) => writer.Fixed(pos, value);

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

/// <summary><c>sfixed64</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SFixed64Codec : IValueCodec<long>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Fixed64;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref long value, ref ParseState state) =>
        WireReader.SFixed64(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in long value) => writer.Fixed(pos, value);

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

/// <summary><c>float</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FloatCodec : IValueCodec<float>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Fixed32;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref float value, ref ParseState state) =>
        WireReader.Float(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in float value) => writer.Fixed(pos, value);

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in float value) => output.Number(value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref float value)
    {
        value = input.Float();
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in float value) => BitConverter.SingleToInt32Bits(value) == 0;
}

/// <summary><c>double</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DoubleCodec : IValueCodec<double>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Fixed64;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref double value, ref ParseState state) =>
        WireReader.Double(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in double value) => writer.Fixed(pos, value);

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in double value) => output.Number(value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref double value)
    {
        value = input.Double();
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in double value) => BitConverter.DoubleToInt64Bits(value) == 0;
}
