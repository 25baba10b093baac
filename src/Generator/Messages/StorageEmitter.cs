using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>Writes the constants and private fields of a message.</summary>
internal static class StorageEmitter
{
    public static void Emit(SourceWriter writer, MessageSpec message)
    {
        foreach (FieldSpec field in message.Fields)
        {
            writer.DocXml($"The number of the field <c>{field.ProtoName}</c>.");
            writer.Line($"public const int {field.Names.FieldNumber} = {CSharpLiteral.Int32(field.Number)};");
            writer.Line();
        }
        for (int i = 0; i < message.PresenceWords; i++)
            writer.Line($"private uint {Presence.Word(i)};");
        foreach (FieldSpec field in message.Fields)
        {
            if (Type(field) is { } type)
                writer.Line($"private {type} {field.Names.Storage};");
        }
        foreach (OneofSpec oneof in message.Oneofs)
        {
            writer.Line($"private {oneof.CaseEnum} {oneof.StorageCase};");
            if (oneof.HasBits)
                writer.Line($"private ulong {oneof.StorageBits};");
            if (oneof.HasReference)
                writer.Line($"private object? {oneof.StorageReference};");
        }
        writer.Line("private pgen::UnknownFieldData? _unknownFields;");
    }

    private static string? Type(FieldSpec field)
    {
        switch (field.Storage)
        {
            case FieldStorage.Array:
                return field.ValueType + "[]?";
            case FieldStorage.Map:
                return $"pgen::MapData<{field.KeyType}, {field.ValueType}>?";
            case FieldStorage.Boxed:
                return $"pgen::Box<{field.ValueType}>?";
            case FieldStorage.Inline or FieldStorage.Flagged:
                return field.ValueType;
            case FieldStorage.Plain or FieldStorage.Reference:
                return field.ValueType == "string" ? "string?" : field.ValueType == "global::ProtoGen.ByteString" ? "byte[]?" : field.ValueType;
            default:
                return null;
        }
    }
}
