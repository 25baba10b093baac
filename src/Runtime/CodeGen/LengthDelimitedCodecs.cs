using System.ComponentModel;
using System.Runtime.CompilerServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary><c>string</c> with UTF-8 validation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringCodec : IValueCodec<string>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.LengthDelimited;

    /// <inheritdoc/>
    public static string Default => "";

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref string value, ref ParseState state) =>
        WireReader.String(ref start, pos, end, out value, ref state);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in string value) => writer.String(pos, value, ReverseWriter.ValueRoom);

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in string value) => output.String(value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref string value)
    {
        value = input.String();
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in string value) => value.Length == 0;
}

/// <summary><c>string</c> without UTF-8 validation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LenientStringCodec : IValueCodec<string>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.LengthDelimited;

    /// <inheritdoc/>
    public static string Default => "";

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref string value, ref ParseState state) =>
        WireReader.LenientString(ref start, pos, end, out value, ref state);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in string value) => writer.String(pos, value, ReverseWriter.ValueRoom);

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in string value) => output.String(value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref string value)
    {
        value = input.String();
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in string value) => value.Length == 0;
}

/// <summary><c>bytes</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BytesCodec : IValueCodec<ByteString>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.LengthDelimited;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref ByteString value, ref ParseState state)
    {
        pos = WireReader.Bytes(ref start, pos, end, out byte[] bytes);
        value = ByteString.Wrap(bytes);
        return pos;
    }

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in ByteString value) => writer.Bytes(pos, value.Items, ReverseWriter.ValueRoom);

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in ByteString value) => output.Writer.WriteBase64StringValue(value.Span);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref ByteString value)
    {
        value = ByteString.Wrap(input.Bytes());
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in ByteString value) => value.IsEmpty;
}

/// <summary>An open enum.</summary>
/// <typeparam name="TEnum">The enum, with <see cref="int"/> under it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumCodec<TEnum> : IVarintCodec<TEnum>
    where TEnum : unmanaged, Enum
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Varint;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TEnum FromVarint(ulong bits) => Unsafe.BitCast<uint, TEnum>((uint)bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToVarint(TEnum value) => (ulong)(long)Unsafe.BitCast<TEnum, int>(value);

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref TEnum value, ref ParseState state) =>
        WireReader.Enum(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in TEnum value) => writer.Varint(pos, ToVarint(value));

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in TEnum value) => output.Enum(Unsafe.BitCast<TEnum, int>(value));

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref TEnum value)
    {
        if (!input.Enum(out int number))
            return false;
        value = Unsafe.BitCast<int, TEnum>(number);
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in TEnum value) => Unsafe.BitCast<TEnum, int>(value) == 0;
}

/// <summary>A closed enum: a number it does not have is an unknown field.</summary>
/// <typeparam name="TEnum">The enum, with <see cref="int"/> under it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ClosedEnumCodec<TEnum> : IVarintCodec<TEnum>
    where TEnum : unmanaged, Enum
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.Varint;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TEnum FromVarint(ulong bits) => Unsafe.BitCast<uint, TEnum>((uint)bits);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong ToVarint(TEnum value) => (ulong)(long)Unsafe.BitCast<TEnum, int>(value);

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref TEnum value, ref ParseState state) =>
        WireReader.Enum(ref start, pos, end, out value);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in TEnum value) => writer.Varint(pos, ToVarint(value));

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in TEnum value) => output.Enum(Unsafe.BitCast<TEnum, int>(value));

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref TEnum value)
    {
        if (!input.Enum(out int number))
            return false;
        value = Unsafe.BitCast<int, TEnum>(number);
        return true;
    }

    /// <inheritdoc/>
    public static bool IsDefault(in TEnum value) => Unsafe.BitCast<TEnum, int>(value) == 0;

    /// <inheritdoc/>
    public static bool IsKnown(in TEnum value) => Enum.IsDefined(value);
}

/// <summary>A length-delimited message.</summary>
/// <typeparam name="T">The message type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SubMessageCodec<T> : IValueCodec<T>
    where T : struct, IMessage<T>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.LengthDelimited;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref T value, ref ParseState state)
    {
        int growing = state.Growing;
        pos = WireReader.Message(ref start, pos, end, ref value, ref state);
        state.Close(ref value, growing);
        return pos;
    }

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in T value) => writer.Message(pos, in value, ReverseWriter.ValueRoom);

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in T value) => T.WriteJson(in value, ref output);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref T value)
    {
        input.Message(ref value);
        return true;
    }

    /// <inheritdoc/>
    /// <remarks>A message value of a map entry is always written.</remarks>
    public static bool IsDefault(in T value) => false;
}
