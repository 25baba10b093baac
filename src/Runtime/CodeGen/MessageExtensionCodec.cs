using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>Messages, length-delimited or between group tags.</summary>
/// <typeparam name="T">The message type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1000", Justification = "Generated code names the types.")]
public sealed class MessageExtensionCodec<T> : ExtensionCodec<T>
    where T : struct, IMessage<T>
{
    private MessageExtensionCodec(uint wireType) => WireType = wireType;

    /// <summary>A length-delimited message.</summary>
    public static MessageExtensionCodec<T> Message { get; } = new(WireFormat.LengthDelimited);

    /// <summary>A message between group tags.</summary>
    public static MessageExtensionCodec<T> Group { get; } = new(WireFormat.StartGroup);

    internal override uint WireType { get; }

    internal override T Default => default;

    internal override nint Read(ref byte start, nint pos, nint end, uint tag, ref T value, ref ParseState state) =>
        WireType == WireFormat.StartGroup
            ? WireReader.Group(ref start, pos, end, tag + 1, ref value, ref state)
            : WireReader.Message(ref start, pos, end, ref value, ref state);

    internal override nint WriteValue(ref ReverseWriter writer, nint pos, in T value) => writer.Message(pos, in value, ReverseWriter.ValueRoom);

    internal override nint Write(ref ReverseWriter writer, nint pos, uint tag, in T value)
    {
        if (WireType != WireFormat.StartGroup)
            return base.Write(ref writer, pos, tag, in value);
        pos = writer.Reserve(pos, ReverseWriter.ValueRoom);
        pos = writer.LongTag(pos, tag + 1);
        pos = writer.Group(pos, in value, ReverseWriter.ValueRoom);
        return writer.LongTag(pos, tag);
    }

    internal override void Close(ref T value, int since, ref ParseState state) => state.Close(ref value, since);

    internal override bool IsInitialized(in T value) => T.IsInitialized(in value);
}
