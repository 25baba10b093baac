using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ProtoGen;
using ProtoGen.CodeGen;

/// <summary>
/// What every message can do and the compiler need not compile again for each: <c>User.Parse(data)</c>, <c>user.CalculateSize()</c>. In the global
/// namespace, so that these are found wherever a message is, without a using. Only what must not copy the message stands in its own struct, and
/// <c>ToJson</c>, because many programs have an extension of that name on every object, which would come first.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Design", "CA1050", Justification = "Extension members here need no using.")]
[SuppressMessage("Style", "IDE0130", Justification = "Extension members here need no using.")]
public static class ProtoGenMessages
{
    extension<T>(T self)
        where T : struct, IMessage<T>
    {
        /// <summary>True when every required field, here and in sub-messages, is set.</summary>
        public bool IsInitialized => T.IsInitialized(in self);

        /// <summary>Parses a message.</summary>
        /// <exception cref="ProtoException">The data is malformed, nests too deep, claims too much memory, or lacks a required field.</exception>
        [OverloadResolutionPriority(1)] // an array is a span before it is memory
        public static T Parse(ReadOnlySpan<byte> data, ParseOptions? options = null) => MessageCodec.Parse<T>(data, options);

        /// <summary>Parses a message.</summary>
        /// <exception cref="ProtoException">The data is malformed, nests too deep, claims too much memory, or lacks a required field.</exception>
        public static T Parse(ReadOnlyMemory<byte> data, ParseOptions? options = null) => MessageCodec.Parse<T>(data.Span, options);

        /// <summary>Parses a message spread over segments.</summary>
        /// <exception cref="ProtoException">The data is malformed, nests too deep, claims too much memory, or lacks a required field.</exception>
        public static T Parse(in ReadOnlySequence<byte> data, ParseOptions? options = null) => MessageCodec.Parse<T>(in data, options);

        /// <summary>Reads a stream to its end and parses it.</summary>
        /// <exception cref="ProtoException">The data is malformed, nests too deep, claims too much memory, or lacks a required field.</exception>
        public static T Parse(Stream data, ParseOptions? options = null) => MessageCodec.Parse<T>(data, options);

        /// <summary>Reads a length prefix and a message; false at the end of the stream.</summary>
        /// <exception cref="ProtoException">The stream ends inside a message, or the message is malformed.</exception>
        public static bool TryParseDelimited(Stream data, out T message, ParseOptions? options = null) => MessageCodec.TryParseDelimited(data, out message, options);

        /// <summary>Parses a message from ProtoJSON.</summary>
        /// <exception cref="ProtoException">The text is not the JSON of such a message.</exception>
        public static T ParseJson(string json, JsonParseOptions? options = null) => JsonCodec.Parse<T>(json, options);

        /// <summary>Parses a message from ProtoJSON in UTF-8.</summary>
        /// <exception cref="ProtoException">The text is not the JSON of such a message.</exception>
        public static T ParseJson(ReadOnlySpan<byte> utf8Json, JsonParseOptions? options = null) => JsonCodec.Parse<T>(utf8Json, options);

        /// <summary>Parses protobuf's text format.</summary>
        /// <exception cref="ProtoException">The text is not that of such a message.</exception>
        public static T ParseText(string text, TextParseOptions? options = null) => MessageText.Parse<T>(text, options);

        /// <summary>Serializes to a span; false when it is too short.</summary>
        /// <exception cref="ProtoException">The message nests too deep, holds a lone surrogate, or is larger than 2 GiB.</exception>
        public bool TryWriteTo(Span<byte> destination, out int written, SerializeOptions? options = null) => MessageCodec.TryWriteTo(in self, destination, out written, options);

        /// <summary>Writes a length prefix and the message.</summary>
        /// <exception cref="ProtoException">The message nests too deep, holds a lone surrogate, or is larger than 2 GiB.</exception>
        public void WriteDelimitedTo(Stream output, SerializeOptions? options = null) => MessageCodec.WriteDelimitedTo(in self, output, options);

        /// <summary>The serialized size in bytes.</summary>
        /// <exception cref="ProtoException">The message nests too deep, holds a lone surrogate, or is larger than 2 GiB.</exception>
        public int CalculateSize(SerializeOptions? options = null) => MessageCodec.CalculateSize(in self, options);

        /// <summary>Writes the message as ProtoJSON in UTF-8.</summary>
        /// <exception cref="ProtoException">A value has no JSON form, or the message nests too deep.</exception>
        public void WriteJsonTo(IBufferWriter<byte> output, JsonFormatOptions? options = null) => JsonCodec.WriteTo(in self, output, options);

        /// <summary>The message in protobuf's text format.</summary>
        public string ToText(TextFormatOptions? options = null) => MessageText.Format(in self, options);
    }
}
