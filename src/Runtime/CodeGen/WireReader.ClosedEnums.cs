using System.Runtime.CompilerServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

public static partial class WireReader
{
    /// <summary>Reads one element of a repeated closed enum; an unknown number goes to the unknown fields.</summary>
    public static nint ClosedEnumElement<TEnum>(
        ref byte start, nint pos, nint end, uint fieldNumber, ref TEnum[]? field, ref UnknownFieldData? unknown, ref ParseState state)
        where TEnum : unmanaged, Enum
    {
        pos = Enum(ref start, pos, end, out TEnum value);
        if (System.Enum.IsDefined(value))
            state.AppendOne(pos, ref field, out int index)[index] = value;
        else
            UnknownEnum(pos, fieldNumber, Unsafe.BitCast<TEnum, int>(value), ref unknown, ref state);
        return pos;
    }

    /// <summary>Reads a packed closed enum; unknown numbers go to the unknown fields, unpacked.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static nint PackedClosedEnum<TEnum>(
        ref byte start, nint pos, nint end, uint fieldNumber, ref TEnum[]? field, ref UnknownFieldData? unknown, ref ParseState state)
        where TEnum : unmanaged, Enum
    {
        pos = Length(ref start, pos, end, out nint stop);
        while (pos < stop)
            pos = ClosedEnumElement(ref start, pos, stop, fieldNumber, ref field, ref unknown, ref state);
        return stop;
    }

    /// <summary>Reads a closed enum; false for a number it does not have, which then is an unknown field.</summary>
    public static nint ClosedEnum<TEnum>(
        ref byte start, nint pos, nint end, uint fieldNumber, out TEnum value, out bool isKnown, ref UnknownFieldData? unknown, ref ParseState state)
        where TEnum : unmanaged, Enum
    {
        pos = Enum(ref start, pos, end, out value);
        isKnown = System.Enum.IsDefined(value);
        if (!isKnown)
            UnknownEnum(pos, fieldNumber, Unsafe.BitCast<TEnum, int>(value), ref unknown, ref state);
        return pos;
    }

    /// <summary>Reads a wrapper message, such as <c>google.protobuf.Int64Value</c>, as its value. Like any message it merges: a record without the field keeps the value.</summary>
    public static nint Wrapper<T, TCodec>(ref byte start, nint pos, nint end, ref T value, ref ParseState state)
        where TCodec : struct, IValueCodec<T>
    {
        pos = Length(ref start, pos, end, out nint stop);
        state.Enter(pos);
        value ??= TCodec.Default;
        while (pos < stop)
        {
            pos = Tag(ref start, pos, stop, out uint tag);
            pos = tag == (8 | TCodec.WireType)
                ? TCodec.Read(ref start, pos, stop, ref value, ref state)
                : Skip(ref start, pos, stop, tag, ref state);
        }
        state.Leave();
        return stop;
    }
}
