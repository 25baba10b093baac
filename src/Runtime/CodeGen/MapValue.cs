using System.Runtime.CompilerServices;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>
/// A codec where the type may be <see cref="string"/>. Code over reference types is shared, and there a codec's methods would be looked up at run time;
/// strings are the only such type, and their codecs are named (benchmarks/Wire, row maps).
/// </summary>
internal static class MapValue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint WireType<T, TCodec>()
        where TCodec : struct, IValueCodec<T> => typeof(T).IsValueType ? TCodec.WireType : WireFormat.LengthDelimited;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Default<T, TCodec>()
        where TCodec : struct, IValueCodec<T>
    {
        if (typeof(T).IsValueType)
            return TCodec.Default;
        string empty = "";
        return Unsafe.As<string, T>(ref empty);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDefault<T, TCodec>(in T value)
        where TCodec : struct, IValueCodec<T> =>
        typeof(T).IsValueType ? TCodec.IsDefault(in value) : Unsafe.As<T, string>(ref Unsafe.AsRef(in value)).Length == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsKnown<T, TCodec>(in T value)
        where TCodec : struct, IValueCodec<T> => !typeof(T).IsValueType || TCodec.IsKnown(in value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Read<T, TCodec>(ref byte start, nint pos, nint end, ref T value, ref ParseState state)
        where TCodec : struct, IValueCodec<T>
    {
        if (typeof(T).IsValueType)
            return TCodec.Read(ref start, pos, end, ref value, ref state);
        ref string text = ref Unsafe.As<T, string>(ref value);
        return typeof(TCodec) == typeof(StringCodec) ? WireReader.String(ref start, pos, end, out text, ref state) : WireReader.LenientString(ref start, pos, end, out text, ref state);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Write<T, TCodec>(ref ReverseWriter writer, nint pos, in T value)
        where TCodec : struct, IValueCodec<T> =>
        typeof(T).IsValueType
            ? TCodec.Write(ref writer, pos, in value)
            : writer.String(pos, Unsafe.As<T, string>(ref Unsafe.AsRef(in value)), ReverseWriter.ValueRoom);
}
