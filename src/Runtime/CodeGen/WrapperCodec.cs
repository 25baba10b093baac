using System.ComponentModel;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>A wrapper message of google/protobuf/wrappers.proto as its value.</summary>
/// <typeparam name="T">The C# type of the value.</typeparam>
/// <typeparam name="TCodec">How the wrapper's field travels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WrapperCodec<T, TCodec> : IValueCodec<T>
    where TCodec : struct, IValueCodec<T>
{
    /// <inheritdoc/>
    public static uint WireType => WireFormat.LengthDelimited;

    /// <inheritdoc/>
    public static T Default => TCodec.Default;

    /// <inheritdoc/>
    public static nint Read(ref byte start, nint pos, nint end, ref T value, ref ParseState state) =>
        WireReader.Wrapper<T, TCodec>(ref start, pos, end, ref value, ref state);

    /// <inheritdoc/>
    public static nint Write(ref ReverseWriter writer, nint pos, in T value) => writer.Wrapper<T, TCodec>(pos, in value, ReverseWriter.ValueRoom);

    /// <inheritdoc/>
    public static void WriteJson(ref JsonOutput output, in T value) => TCodec.WriteJson(ref output, in value);

    /// <inheritdoc/>
    public static bool ReadJson(ref JsonInput input, ref T value) => TCodec.ReadJson(ref input, ref value);

    /// <inheritdoc/>
    public static bool IsDefault(in T value) => TCodec.IsDefault(in value);
}
