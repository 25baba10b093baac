using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>
/// Writes the ProtoJSON codec of a message: one call per field into the runtime, each with the field's place in the order of numbers, which is
/// also the order in which fields are written. Names are no part of it; the runtime takes them from the descriptor.
/// </summary>
internal static class JsonEmitter
{
    public static void Emit(SourceWriter writer, MessageSpec message)
    {
        if (message.JsonForm == JsonForm.Own)
            return;
        List<FieldSpec> fields = message.Fields.OrderBy(field => field.Number).ToList();
        bool isValue = message.JsonForm == JsonForm.Value;
        writer.Line();
        writer.Open($"static void global::ProtoGen.IMessage<{message.Name}>.WriteJson(in {message.Name} message, ref pgen::JsonOutput output)");
        if (isValue)
            writer.Line($"{fields[0].Codec}.WriteJson(ref output, {WrappedValue(fields[0])});");
        else
            EmitWrite(writer, message, fields);
        writer.Close();

        writer.Line();
        writer.Open($"static void global::ProtoGen.IMessage<{message.Name}>.MergeJson(ref {message.Name} message, ref pgen::JsonInput input)");
        if (isValue)
            EmitReadField(writer, message, fields[0]);
        else
            EmitRead(writer, message, fields);
        writer.Close();
    }

    private static void EmitWrite(SourceWriter writer, MessageSpec message, List<FieldSpec> fields)
    {
        writer.Line(fields.Count == 0 ? $"output.Begin<{message.Name}>();" : $"pgen::JsonField[] fields = output.Begin<{message.Name}>();");
        for (int i = 0; i < fields.Count; i++)
            EmitWriteField(writer, message, fields[i], $"fields[{CSharpLiteral.Int32(i)}]");
        writer.Line($"output.End<{message.Name}>(message._unknownFields);");
    }

    private static void EmitWriteField(SourceWriter writer, MessageSpec message, FieldSpec field, string place)
    {
        string storage = "message." + field.Names.Storage;
        switch (field.Storage)
        {
            case FieldStorage.Map:
                writer.Line($"output.Map<{field.KeyType}, {field.ValueType}, {field.Codec}>({place}, {storage});");
                break;
            case FieldStorage.Array:
                writer.Line($"output.Repeated<{field.ValueType}, {field.Codec}>({place}, {storage});");
                break;
            case FieldStorage.Inline:
                writer.Line($"if ({Presence.Test(field, "message.")})");
                writer.Indent().Line($"output.Message({place}, in {storage});").Outdent();
                break;
            case FieldStorage.Boxed:
                writer.Line($"output.Message({place}, {storage});");
                break;
            case FieldStorage.OneofReference:
                writer.Line($"output.{(field.IsMessage ? "Message" : "Optional")}({place}, {OneofEmitter.Reference(message.Oneofs[field.Oneof], field, "message.")});");
                break;
            case FieldStorage.OneofBits:
                writer.Line($"if ({OneofEmitter.IsCase(message.Oneofs[field.Oneof], field, "message.")})");
                string unpacked = OneofEmitter.Unpack(message.Oneofs[field.Oneof], field, "message.");
                writer.Indent().Line($"output.Value<{field.ValueType}, {field.Codec}>({place}, {unpacked});").Outdent();
                break;
            case FieldStorage.Reference:
                writer.Line($"output.Optional({place}, {storage});");
                break;
            case FieldStorage.Flagged:
                writer.Line($"if ({Presence.Test(field, "message.")})");
                writer.Indent().Line($"output.Value<{field.ValueType}, {field.Codec}>({place}, in {storage});").Outdent();
                break;
            default:
                writer.Line(IsReference(field)
                    ? $"output.Implicit({place}, {storage});"
                    : $"output.Implicit<{field.ValueType}, {field.Codec}>({place}, in {storage});");
                break;
        }
    }

    private static void EmitRead(SourceWriter writer, MessageSpec message, List<FieldSpec> fields)
    {
        writer.Line($"pgen::JsonMembers members = input.Members<{message.Name}>();");
        if (fields.Count == 0)
        {
            writer.Open("while (members.Next(ref input, ref message._unknownFields, out int _))");
            writer.Close();
            return;
        }
        writer.Open("while (members.Next(ref input, ref message._unknownFields, out int field))");
        writer.Open("switch (field)");
        for (int i = 0; i < fields.Count; i++)
        {
            writer.Line($"case {CSharpLiteral.Int32(i)}: // {fields[i].ProtoName}");
            writer.Indent();
            EmitReadField(writer, message, fields[i]);
            writer.Line("continue;");
            writer.Outdent();
        }
        writer.Close();
        writer.Close();
    }

    private static void EmitReadField(SourceWriter writer, MessageSpec message, FieldSpec field)
    {
        string storage = "message." + field.Names.Storage;
        switch (field.Storage)
        {
            case FieldStorage.Map:
                writer.Line($"input.Map<{field.KeyType}, {field.ValueType}, {field.KeyCodec}, {field.Codec}>(ref {storage}, ref message._unknownFields);");
                break;
            case FieldStorage.Array:
                writer.Line($"input.Repeated<{field.ValueType}, {field.Codec}>(ref {storage}, ref message._unknownFields);");
                break;
            case FieldStorage.Inline or FieldStorage.Boxed:
                if (field.Storage == FieldStorage.Inline)
                    writer.Line(Presence.Set(field, "message."));
                writer.Line($"input.Message(ref {storage});");
                break;
            case FieldStorage.OneofBits or FieldStorage.OneofReference:
                EmitReadOneof(writer, message.Oneofs[field.Oneof], field);
                break;
            case FieldStorage.Flagged:
                writer.Line($"if ({ReadInto(field, storage)})");
                writer.Indent().Line(Presence.Set(field, "message.")).Outdent();
                break;
            default:
                writer.Line(IsReference(field) ? $"{storage} = {ReadReference(field)};" : ReadInto(field, storage) + ";");
                break;
        }
    }

    /// <summary>The parse began with an empty message and takes one member of a oneof, so the other slot is empty.</summary>
    private static void EmitReadOneof(SourceWriter writer, OneofSpec oneof, FieldSpec field)
    {
        string setCase = $"message.{oneof.StorageCase} = {field.OneofCase};";
        if (field.Storage == FieldStorage.OneofReference)
        {
            string reference = "message." + oneof.StorageReference;
            writer.Line(field.IsMessage ? $"input.OneofMessage<{field.ValueType}>(ref {reference});" : $"{reference} = {ReadReference(field)};");
            writer.Line(setCase);
            return;
        }
        writer.OpenBlock();
        writer.Line($"{field.ValueType} value = default;");
        writer.Open($"if ({ReadInto(field, "value")})");
        writer.Line($"message.{oneof.StorageBits} = {OneofEmitter.Pack(field, "value")};");
        writer.Line(setCase);
        writer.Close();
        writer.CloseBlock();
    }

    /// <summary>An expression that reads a value and is true when there is one.</summary>
    private static string ReadInto(FieldSpec field, string target) => field.Kind == FieldKind.ClosedEnum
        ? $"input.ClosedEnum(ref {target}, ref message._unknownFields)"
        : $"{field.Codec}.ReadJson(ref input, ref {target})";

    private static string ReadReference(FieldSpec field) => field.ValueType == "string" ? "input.String()" : "input.Bytes()";

    private static string WrappedValue(FieldSpec field) => IsReference(field) ? "message." + field.Names.Property : "in message." + field.Names.Storage;

    private static bool IsReference(FieldSpec field) => field.ValueType is "string" or "global::ProtoGen.ByteString";
}
