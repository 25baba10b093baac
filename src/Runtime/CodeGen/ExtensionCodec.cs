using System.ComponentModel;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

/// <summary>How the values of an extension travel: an <see cref="IValueCodec{T}"/> behind virtual methods, so that an extension's type names its value only.</summary>
/// <typeparam name="T">The C# type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ExtensionCodec<T>
{
    private protected ExtensionCodec()
    {
    }

    internal abstract uint WireType { get; }

    internal abstract T Default { get; }

    /// <summary>Elements may stand packed in one record.</summary>
    internal bool IsPackable => WireType is not (WireFormat.LengthDelimited or WireFormat.StartGroup);

    /// <summary>Reads a record whose tag is consumed; a message is merged into what is there.</summary>
    internal abstract nint Read(ref byte start, nint pos, nint end, uint tag, ref T value, ref ParseState state);

    /// <summary>Writes a value without a tag in front of <paramref name="pos"/>. On entry and on return there is room for <see cref="ReverseWriter.ValueRoom"/> bytes.</summary>
    internal abstract nint WriteValue(ref ReverseWriter writer, nint pos, in T value);

    /// <summary>Writes a whole record.</summary>
    internal virtual nint Write(ref ReverseWriter writer, nint pos, uint tag, in T value)
    {
        pos = writer.Reserve(pos, ReverseWriter.ValueRoom);
        pos = WriteValue(ref writer, pos, in value);
        return writer.LongTag(pos, tag);
    }

    /// <summary>False only for a number that its closed enum does not have.</summary>
    internal virtual bool IsKnown(in T value) => true;

    /// <summary>Gives the arrays of a message their exact length; nothing more is read into it.</summary>
    internal virtual void Close(ref T value, int since, ref ParseState state)
    {
    }

    /// <summary>False for a message that lacks a required field.</summary>
    internal virtual bool IsInitialized(in T value) => true;
}
