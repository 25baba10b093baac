using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ProtoGen.CodeGen;
using ProtoGen.Reflection;

namespace ProtoGen;

/// <summary>
/// A generated protobuf message: a struct with value semantics. What generic code needs is here as on the messages themselves, so
/// <c>T.Parse(data)</c> and <c>message.ToByteArray()</c> work with <c>where T : struct, IMessage&lt;T&gt;</c>. The other static members are the codec; they
/// work on references, so that a large message is never copied on the way, and are called by <see cref="MessageCodec"/> and by other messages only.
/// </summary>
/// <typeparam name="TSelf">The message type itself.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Static abstracts are how generic code reaches a message's codec.")]
public interface IMessage<TSelf> : IEquatable<TSelf>
    where TSelf : struct, IMessage<TSelf>
{
    /// <summary>The full protobuf name, such as <c>google.protobuf.Timestamp</c>.</summary>
    static abstract string FullName { get; }

    /// <summary>What the .proto file says about the type. Made when first asked for.</summary>
    static abstract MessageDescriptor Descriptor { get; }

    /// <summary>Parses a message.</summary>
    /// <exception cref="ProtoException">The data is malformed, nests too deep, claims too much memory, or lacks a required field.</exception>
    static virtual TSelf Parse(ReadOnlySpan<byte> data, ParseOptions? options = null) => MessageCodec.Parse<TSelf>(data, options);

    /// <summary>Parses a message spread over segments.</summary>
    /// <exception cref="ProtoException">The data is malformed, nests too deep, claims too much memory, or lacks a required field.</exception>
    static virtual TSelf Parse(in ReadOnlySequence<byte> data, ParseOptions? options = null) => MessageCodec.Parse<TSelf>(in data, options);

    /// <summary>Parses a message from ProtoJSON.</summary>
    /// <exception cref="ProtoException">The text is not the JSON of such a message.</exception>
    static virtual TSelf ParseJson(string json, JsonParseOptions? options = null) => JsonCodec.Parse<TSelf>(json, options);

    /// <summary>Serializes to a new array.</summary>
    /// <exception cref="ProtoException">The message nests too deep, holds a lone surrogate, or is larger than 2 GiB.</exception>
    byte[] ToByteArray(SerializeOptions? options = null);

    /// <summary>Serializes to a buffer writer.</summary>
    /// <exception cref="ProtoException">The message nests too deep, holds a lone surrogate, or is larger than 2 GiB.</exception>
    void WriteTo(IBufferWriter<byte> output, SerializeOptions? options = null);

    /// <summary>The message as ProtoJSON.</summary>
    /// <exception cref="ProtoException">A value has no JSON form, or the message nests too deep.</exception>
    string ToJson(JsonFormatOptions? options = null);

    /// <summary>
    /// Reads fields from <paramref name="start"/> + <paramref name="pos"/> up to <paramref name="end"/> into <paramref name="message"/> and returns the
    /// new position, or the complement of the position behind an end-group tag.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract nint Merge(ref TSelf message, ref byte start, nint pos, nint end, ref ParseState state);

    /// <summary>Gives the arrays that grew since, here and in singular sub-messages, their exact length.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual void Trim(ref TSelf message, ref ParseState state, int since)
    {
    }

    /// <summary>Writes the message in front of what <paramref name="writer"/> holds already and returns the new position.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract nint Write(in TSelf message, ref ReverseWriter writer, nint pos);

    /// <summary>Writes the message as one JSON value.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void WriteJson(in TSelf message, ref JsonOutput output);

    /// <summary>Reads the JSON value whose first token <paramref name="input"/> is at into an empty message.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void MergeJson(ref TSelf message, ref JsonInput input);

    /// <summary>Compares by content, unknown fields included.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract bool AreEqual(in TSelf left, in TSelf right);

    /// <summary>True when every required field, here and in sub-messages, is set.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual bool IsInitialized(in TSelf message) => true;
}
