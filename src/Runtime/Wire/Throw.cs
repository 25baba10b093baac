using System.Diagnostics.CodeAnalysis;

namespace ProtoGen.Wire;

/// <summary>One place for the words of wire errors. Offsets are positions in the input; the entry point adds message and field.</summary>
internal static class Throw
{
    [DoesNotReturn]
    public static void Truncated(nint pos) => throw ProtoException.At(pos, "the data ends inside a field");

    [DoesNotReturn]
    public static void LengthExceedsInput(nint pos) => throw ProtoException.At(pos, "a length prefix reaches beyond its message");

    [DoesNotReturn]
    public static void Varint(nint pos) => throw ProtoException.At(pos, "a varint is longer than 10 bytes");

    [DoesNotReturn]
    public static void Tag(nint pos) => throw ProtoException.At(pos, "a tag is not a valid field number with a wire type");

    [DoesNotReturn]
    public static void Utf8(nint pos) => throw ProtoException.At(pos, "a string is not valid UTF-8");

    [DoesNotReturn]
    public static void PackedLength(nint pos) => throw ProtoException.At(pos, "a packed field's length is not a multiple of its element size");

    [DoesNotReturn]
    public static void EndGroup(nint pos) => throw ProtoException.At(pos, "an end-group tag does not match its start, or is missing");

    [DoesNotReturn]
    public static void MessageEnd(nint pos) => throw ProtoException.At(pos, "a sub-message does not end where its length says");

    [DoesNotReturn]
    public static void TypeId(nint pos) => throw ProtoException.At(pos, "an item of a message set has the type id 0");

    [DoesNotReturn]
    public static void Depth(nint pos) => throw ProtoException.At(pos, "messages nest deeper than the limit");

    [DoesNotReturn]
    public static void Stack(nint pos) => throw ProtoException.At(pos, "messages nest deeper than the thread's stack can hold");

    [DoesNotReturn]
    public static void Budget(nint pos) => throw ProtoException.At(pos, "the data claims more memory than the decode budget allows");

    [DoesNotReturn]
    public static void WriteDepth() => throw new ProtoException("the message nests deeper than the limit");

    [DoesNotReturn]
    public static void WriteStack() => throw new ProtoException("the message nests deeper than the thread's stack can hold");

    [DoesNotReturn]
    public static void TooLarge() => throw new ProtoException("the message is larger than 2 GiB");

    [DoesNotReturn]
    public static void Utf16() => throw new ProtoException("a string holds a lone surrogate and cannot be written as UTF-8");
}
