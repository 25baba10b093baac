using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>Writes the statements that read one field whose tag is consumed.</summary>
internal static class FieldReader
{
    private const string Place = "ref start, pos, end";

    public static void Emit(SourceWriter writer, MessageSpec message, FieldSpec field, uint tag)
    {
        string target = "message." + field.Names.Storage;
        switch (field.Storage)
        {
            case FieldStorage.Map:
                writer.Line(
                    $"pos = pgen::MapField<{field.KeyType}, {field.ValueType}, {field.KeyCodec}, {field.Codec}>.Read({Place}, {Tags.Literal(tag)}, ref {target}, ref message._unknownFields, ref state);");
                break;
            case FieldStorage.Array:
                writer.Line($"pos = {Repeated(field, tag, target)};");
                break;
            case FieldStorage.Inline or FieldStorage.Boxed:
                if (field.Storage == FieldStorage.Inline)
                    writer.Line(Presence.Set(field, "message."));
                writer.Line(field.Kind == FieldKind.Group
                    ? $"pos = pgen::WireReader.Group({Place}, {Tags.Literal(field.EndTag)}, ref {target}, ref state);"
                    : $"pos = pgen::WireReader.Message({Place}, ref {target}, ref state);");
                break;
            case FieldStorage.OneofBits or FieldStorage.OneofReference:
                EmitOneof(writer, message.Oneofs[field.Oneof], field);
                break;
            default:
                EmitSingular(writer, field, target);
                break;
        }
    }

    private static void EmitSingular(SourceWriter writer, FieldSpec field, string target)
    {
        if (field.Kind == FieldKind.ClosedEnum)
        {
            writer.OpenBlock();
            EmitClosedEnum(writer, field);
            writer.Open("if (isKnown)");
            writer.Line($"{target} = value;");
            if (field.PresenceBit >= 0)
                writer.Line(Presence.Set(field, "message."));
            writer.CloseBlock();
            writer.CloseBlock();
            return;
        }
        if (field.PresenceBit >= 0)
            writer.Line(Presence.Set(field, "message."));
        if (field.Kind == FieldKind.Wrapper && field.ValueType == "global::ProtoGen.ByteString")
        {
            writer.OpenBlock();
            writer.Line($"global::ProtoGen.ByteString value = global::ProtoGen.ByteString.FromItems({target});");
            writer.Line($"pos = {Wrapper(field, "value")};");
            writer.Line($"{target} = value.Items;");
            writer.CloseBlock();
            return;
        }
        if (field.Kind == FieldKind.Wrapper)
        {
            writer.Line($"pos = {Wrapper(field, field.Storage == FieldStorage.Reference ? target + "!" : target)};");
            return;
        }
        writer.Line($"pos = {Single(field, target)};");
    }

    private static void EmitOneof(SourceWriter writer, OneofSpec oneof, FieldSpec field)
    {
        string reference = "message." + oneof.StorageReference;
        if (field.IsMessage)
        {
            string call = field.Kind == FieldKind.Group ? $"OneofGroup<{field.ValueType}>({Place}, {Tags.Literal(field.EndTag)}, " : $"OneofMessage<{field.ValueType}>({Place}, ";
            writer.Line($"pos = pgen::WireReader.{call}ref {reference}, {OneofEmitter.IsCase(oneof, field, "message.")}, ref state);");
            writer.Line($"message.{oneof.StorageCase} = {field.OneofCase};");
            if (oneof.HasBits)
                writer.Line($"message.{oneof.StorageBits} = 0;");
            return;
        }
        writer.OpenBlock();
        if (field.Kind == FieldKind.ClosedEnum)
        {
            EmitClosedEnum(writer, field);
            writer.Open("if (isKnown)");
            OneofEmitter.Assign(writer, oneof, field, "message.", OneofEmitter.Pack(field, "value"));
            writer.CloseBlock();
        }
        else if (field.Kind == FieldKind.Wrapper)
        {
            bool isBytes = field.ValueType == "global::ProtoGen.ByteString";
            writer.Line($"{field.ValueType} value = {OneofWrapperValue(oneof, field)};");
            writer.Line($"pos = {Wrapper(field, "value")};");
            OneofEmitter.Assign(writer, oneof, field, "message.", isBytes ? "value.Items" : OneofEmitter.Pack(field, "value"));
        }
        else
        {
            string type = field.ValueType == "global::ProtoGen.ByteString" ? "byte[]" : field.ValueType;
            writer.Line($"pos = {Single(field, type + " value")};");
            OneofEmitter.Assign(writer, oneof, field, "message.", OneofEmitter.Pack(field, "value"));
        }
        writer.CloseBlock();
    }

    private static void EmitClosedEnum(SourceWriter writer, FieldSpec field) =>
        writer.Line(
            $"pos = pgen::WireReader.ClosedEnum({Place}, {CSharpLiteral.Int32(field.Number)}, out {field.ValueType} value, out bool isKnown, ref message._unknownFields, ref state);");

    private static string Single(FieldSpec field, string target) => field.Kind switch
    {
        FieldKind.Scalar => $"pgen::WireReader.{field.Scalar!.Name}({Place}, out {target})",
        FieldKind.String => $"pgen::WireReader.{(field.ValidatesUtf8 ? "String" : "LenientString")}({Place}, out {target}, ref state)",
        FieldKind.Bytes => $"pgen::WireReader.Bytes({Place}, out {target})",
        _ => $"pgen::WireReader.Enum({Place}, out {target})",
    };

    private static string Wrapper(FieldSpec field, string target) => $"pgen::WireReader.Wrapper<{field.ValueType}, {field.Codec}>({Place}, ref {target}, ref state)";

    /// <summary>What a wrapper's record merges into: the member's value when it is the one that is set.</summary>
    private static string OneofWrapperValue(OneofSpec oneof, FieldSpec field)
    {
        if (field.Storage == FieldStorage.OneofBits)
            return $"{OneofEmitter.IsCase(oneof, field, "message.")} ? {OneofEmitter.Unpack(oneof, field, "message.")} : default";
        string reference = OneofEmitter.Reference(oneof, field, "message.");
        return field.ValueType == "string" ? $"{reference} ?? \"\"" : $"global::ProtoGen.ByteString.FromItems({reference})";
    }

    private static string Repeated(FieldSpec field, uint tag, string target)
    {
        string rest = $"ref {target}, ref state)";
        bool isPackedTag = (tag & 7) == 2;
        switch (field.Kind)
        {
            case FieldKind.String:
                return $"pgen::WireReader.{(field.ValidatesUtf8 ? "RepeatedString" : "RepeatedLenientString")}({Place}, {Tags.Literal(tag)}, {rest}";
            case FieldKind.Bytes:
                return $"pgen::WireReader.RepeatedBytes({Place}, {Tags.Literal(tag)}, {rest}";
            case FieldKind.Message:
                return $"pgen::WireReader.RepeatedMessage({Place}, {Tags.Literal(tag)}, {rest}";
            case FieldKind.Group:
                return $"pgen::WireReader.RepeatedGroup({Place}, {Tags.Literal(field.EndTag)}, {rest}";
            case FieldKind.ClosedEnum:
                return $"pgen::WireReader.{(isPackedTag ? "PackedClosedEnum" : "ClosedEnumElement")}({Place}, {CSharpLiteral.Int32(field.Number)}, ref {target}, ref message._unknownFields, ref state)";
            case FieldKind.Scalar when isPackedTag && field.Scalar!.IsFixed:
                return $"pgen::WireReader.PackedFixed({Place}, {rest}";
            default:
                return isPackedTag
                    ? $"pgen::WireReader.PackedVarint<{field.ValueType}, {field.Codec}>({Place}, {rest}"
                    : $"pgen::WireReader.Unpacked<{field.ValueType}, {field.Codec}>({Place}, {Tags.Literal(tag)}, {rest}";
        }
    }
}
