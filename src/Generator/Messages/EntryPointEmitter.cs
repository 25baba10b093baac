using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>
/// Writes the public methods of a whole message that the struct itself must have. Each forwards to the runtime, so that a message costs the compiler
/// little; what can be an extension is one, in the runtime's <c>ProtoGenMessages</c>.
/// </summary>
internal static class EntryPointEmitter
{
    private const string Span = "global::System.ReadOnlySpan<byte>";
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

        Member(writer, "Merges serialized data into this message.", $"public void MergeFrom({Span} data, {Options}) => pgen::MessageCodec.MergeFrom(ref this, data, options);");
        Member(writer, "Serializes to a new array.", $"public readonly byte[] ToByteArray({Serialize}) => pgen::MessageCodec.ToByteArray(in this, options);");
        Member(
            writer, "Serializes to a buffer writer.",
            $"public readonly void WriteTo(global::System.Buffers.IBufferWriter<byte> output, {Serialize}) => pgen::MessageCodec.WriteTo(in this, output, options);");
        Member(writer, "The message as ProtoJSON.", "public readonly string ToJson(global::ProtoGen.JsonFormatOptions? options = null) => pgen::JsonCodec.Format(in this, options);");
        Member(writer, "Compares by content.", $"public readonly bool Equals({name} other) => pgen::FieldEquality.Message(in this, in other);");
        Inherited(writer, $"public readonly override bool Equals(object? obj) => pgen::FieldEquality.Boxed(in this, obj);");
        Inherited(writer, "public readonly override int GetHashCode() => pgen::FieldEquality.HashCode(in this);");
        writer.Line();
        writer.DocXml("One line of JSON for people: shortened when very long, with fields marked <c>debug_redact</c> left out.");
        writer.Line("public readonly override string ToString() => pgen::DebugText.Format(in this);");
        Member(writer, "Compares by content.", $"public static bool operator ==(in {name} left, in {name} right) => pgen::FieldEquality.Message(in left, in right);");
        Member(writer, "Compares by content.", $"public static bool operator !=(in {name} left, in {name} right) => !pgen::FieldEquality.Message(in left, in right);");
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
