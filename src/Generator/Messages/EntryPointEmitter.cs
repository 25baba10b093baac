using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>Writes the public methods of a whole message. Each forwards to the runtime, so that a message costs the compiler little.</summary>
internal static class EntryPointEmitter
{
    private const string Span = "global::System.ReadOnlySpan<byte>";
    private const string Memory = "global::System.ReadOnlyMemory<byte>";
    private const string Sequence = "global::System.Buffers.ReadOnlySequence<byte>";
    private const string Stream = "global::System.IO.Stream";
    private const string Options = "global::ProtoGen.ParseOptions? options = null";
    private const string Serialize = "global::ProtoGen.SerializeOptions? options = null";

    public static void Emit(SourceWriter writer, MessageSpec message)
    {
        string name = message.Name;
        writer.Line();
        writer.DocXml("The fields that the type does not know, in wire order.");
        writer.Open("public global::ProtoGen.UnknownFields UnknownFields");
        writer.Line("readonly get => new(_unknownFields);");
        writer.Line("set => _unknownFields = value.Data;");
        writer.Close();

        writer.Line();
        writer.Line($"static string global::ProtoGen.IMessage<{name}>.FullName => {CSharpLiteral.String(message.FullName)};");

        writer.Line();
        writer.DocXml("Describes the type: fields, options, nested types. Loaded when first asked for.");
        writer.Line($"public static global::ProtoGen.Reflection.MessageDescriptor Descriptor => {message.DescriptorPath};");

        writer.Line();
        writer.DocXml("Parses a message.");
        writer.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)] // an array is a span before it is memory");
        writer.Line($"public static {name} Parse({Span} data, {Options}) => pgen::MessageCodec.Parse<{name}>(data, options);");
        Member(writer, "Parses a message.", $"public static {name} Parse({Memory} data, {Options}) => pgen::MessageCodec.Parse<{name}>(data.Span, options);");
        Member(writer, "Parses a message spread over segments.", $"public static {name} Parse(in {Sequence} data, {Options}) => pgen::MessageCodec.Parse<{name}>(in data, options);");
        Member(writer, "Reads a stream to its end and parses it.", $"public static {name} Parse({Stream} data, {Options}) => pgen::MessageCodec.Parse<{name}>(data, options);");
        Member(
            writer, "Reads a length prefix and a message; false at the end of the stream.",
            $"public static bool TryParseDelimited({Stream} data, out {name} message, {Options}) => pgen::MessageCodec.TryParseDelimited(data, out message, options);");
        Member(writer, "Merges serialized data into this message.", $"public void MergeFrom({Span} data, {Options}) => pgen::MessageCodec.MergeFrom(ref this, data, options);");
        Member(writer, "Serializes to a new array.", $"public readonly byte[] ToByteArray({Serialize}) => pgen::MessageCodec.ToByteArray(in this, options);");
        Member(
            writer, "Serializes to a buffer writer.",
            $"public readonly void WriteTo(global::System.Buffers.IBufferWriter<byte> output, {Serialize}) => pgen::MessageCodec.WriteTo(in this, output, options);");
        Member(
            writer, "Serializes to a span; false when it is too short.",
            $"public readonly bool TryWriteTo(global::System.Span<byte> destination, out int written, {Serialize}) => pgen::MessageCodec.TryWriteTo(in this, destination, out written, options);");
        Member(writer, "Writes a length prefix and the message.", $"public readonly void WriteDelimitedTo({Stream} output, {Serialize}) => pgen::MessageCodec.WriteDelimitedTo(in this, output, options);");
        Member(writer, "The serialized size in bytes.", $"public readonly int CalculateSize({Serialize}) => pgen::MessageCodec.CalculateSize(in this, options);");
        EmitJson(writer, name);
        Member(
            writer, "The message in protobuf's text format.",
            "public readonly string ToText(global::ProtoGen.TextFormatOptions? options = null) => pgen::MessageText.Format(in this, options);");
        Member(
            writer, "Parses protobuf's text format.",
            $"public static {name} ParseText(string text, global::ProtoGen.TextParseOptions? options = null) => pgen::MessageText.Parse<{name}>(text, options);");
        Member(writer, "Compares by content.", $"public readonly bool Equals({name} other) => pgen::FieldEquality.Message(in this, in other);");
        Inherited(writer, $"public readonly override bool Equals(object? obj) => obj is {name} other && pgen::FieldEquality.Message(in this, in other);");
        Inherited(writer, "public readonly override int GetHashCode() => pgen::FieldEquality.HashCode(in this);");
        writer.Line();
        writer.DocXml("One line of JSON for people: shortened when very long, with fields marked <c>debug_redact</c> left out.");
        writer.Line("public readonly override string ToString() => pgen::DebugText.Format(in this);");
        Member(writer, "Compares by content.", $"public static bool operator ==(in {name} left, in {name} right) => pgen::FieldEquality.Message(in left, in right);");
        Member(writer, "Compares by content.", $"public static bool operator !=(in {name} left, in {name} right) => !pgen::FieldEquality.Message(in left, in right);");
    }

    private static void EmitJson(SourceWriter writer, string name)
    {
        const string ParseOptions = "global::ProtoGen.JsonParseOptions? options = null";
        const string FormatOptions = "global::ProtoGen.JsonFormatOptions? options = null";
        Member(writer, "Parses a message from ProtoJSON.", $"public static {name} ParseJson(string json, {ParseOptions}) => pgen::JsonCodec.Parse<{name}>(json, options);");
        Member(writer, "Parses a message from ProtoJSON in UTF-8.", $"public static {name} ParseJson({Span} utf8Json, {ParseOptions}) => pgen::JsonCodec.Parse<{name}>(utf8Json, options);");
        Member(writer, "The message as ProtoJSON.", $"public readonly string ToJson({FormatOptions}) => pgen::JsonCodec.Format(in this, options);");
        Member(
            writer, "Writes the message as ProtoJSON in UTF-8.",
            $"public readonly void WriteJsonTo(global::System.Buffers.IBufferWriter<byte> output, {FormatOptions}) => pgen::JsonCodec.WriteTo(in this, output, options);");
    }

    private static void Member(SourceWriter writer, string summary, string code)
    {
        writer.Line();
        writer.DocXml(summary);
        writer.Line(code);
    }

    private static void Inherited(SourceWriter writer, string code)
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line(code);
    }
}
