using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>Scalars, enums, strings, bytes and wrapper messages.</summary>
/// <typeparam name="T">The C# type of the value.</typeparam>
/// <typeparam name="TCodec">How it travels.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000", Justification = "Generated code names the types.")]
public sealed class ValueExtensionCodec<T, TCodec> : ExtensionCodec<T>
    where TCodec : struct, IValueCodec<T>
{
    private ValueExtensionCodec()
    {
    }

    /// <summary>The only one.</summary>
    public static ValueExtensionCodec<T, TCodec> Instance { get; } = new();

    internal override uint WireType => TCodec.WireType;

    internal override T Default => TCodec.Default;

    internal override nint Read(ref byte start, nint pos, nint end, uint tag, ref T value, ref ParseState state) =>
        TCodec.Read(ref start, pos, end, ref value, ref state);

    internal override nint WriteValue(ref ReverseWriter writer, nint pos, in T value) =>
        writer.Reserve(TCodec.Write(ref writer, pos, in value), ReverseWriter.ValueRoom);

    internal override bool IsKnown(in T value) => TCodec.IsKnown(in value);
}
