using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>Writes the properties of a message's fields.</summary>
internal static class PropertyEmitter
{
    public static void Emit(SourceWriter writer, MessageSpec message)
    {
        foreach (FieldSpec field in message.Fields)
        {
            writer.Line();
            writer.Doc(field.Doc, $"The field <c>{field.ProtoName}</c>.");
            Obsolete(writer, field);
            EmitValue(writer, message, field);
            if (field.Names.Has.Length > 0)
                EmitPresence(writer, message, field);
        }
    }

    private static void EmitValue(SourceWriter writer, MessageSpec message, FieldSpec field)
    {
        string storage = field.Names.Storage;
        writer.Open($"public {PropertyType(field)} {field.Names.Property}");
        switch (field.Storage)
        {
            case FieldStorage.Plain when field.ValueType == "string":
                writer.Line($"readonly get => {storage} ?? \"\";");
                writer.Open("set");
                writer.Line("global::System.ArgumentNullException.ThrowIfNull(value);");
                writer.Line($"{storage} = value;");
                writer.Close();
                break;
            case FieldStorage.Plain when field.ValueType == "global::ProtoGen.ByteString":
                writer.Line($"readonly get => global::ProtoGen.ByteString.FromItems({storage});");
                writer.Line($"set => {storage} = value.Items;");
                break;
            case FieldStorage.Plain:
                writer.Line($"readonly get => {storage};");
                writer.Line($"set => {storage} = value;");
                break;
            case FieldStorage.Reference when field.ValueType == "string":
                writer.Line($"readonly get => {storage};");
                writer.Line($"set => {storage} = value;");
                break;
            case FieldStorage.Reference:
                writer.Line($"readonly get => {storage} is null ? null : global::ProtoGen.ByteString.FromItems({storage});");
                writer.Line($"set => {storage} = value.HasValue ? value.GetValueOrDefault().Items : null;");
                break;
            case FieldStorage.Flagged or FieldStorage.Inline:
                writer.Line($"readonly get => {Presence.Test(field)} ? {storage} : null;");
                writer.Open("set");
                writer.Line($"{storage} = value.GetValueOrDefault();");
                writer.Line($"{Presence.Word(field)} = value.HasValue ? {Presence.Word(field)} | {Presence.Mask(field)} : {Presence.Word(field)} & ~{Presence.Mask(field)};");
                writer.Close();
                break;
            case FieldStorage.Boxed:
                writer.Line($"readonly get => pgen::Box<{field.ValueType}>.OrNull({storage});");
                writer.Line($"set => {storage} = pgen::Box<{field.ValueType}>.From(in value);");
                break;
            case FieldStorage.Array:
                writer.Line($"readonly get => global::ProtoGen.Repeated.Wrap({storage});");
                writer.Line($"set => {storage} = value.Items;");
                break;
            case FieldStorage.Map:
                writer.Line($"readonly get => global::ProtoGen.Map.Wrap({storage});");
                writer.Line($"set => {storage} = value.Data;");
                break;
            default:
                OneofEmitter.EmitAccessors(writer, message.Oneofs[field.Oneof], field);
                break;
        }
        writer.Close();
    }

    private static void EmitPresence(SourceWriter writer, MessageSpec message, FieldSpec field)
    {
        writer.Line();
        writer.DocXml($"True when <see cref=\"{field.Names.Property}\"/> is set.");
        Obsolete(writer, field);
        writer.Line($"public readonly bool {field.Names.Has} => {HasExpression(message, field)};");
        writer.Line();
        writer.DocXml($"The value of <see cref=\"{field.Names.Property}\"/>, or its default when it is not set.");
        Obsolete(writer, field);
        if (field.IsMessage)
            writer.Line("[global::System.Diagnostics.CodeAnalysis.UnscopedRef]");
        string type = field.IsMessage ? "ref readonly " + field.ValueType : field.ValueType;
        writer.Line($"public readonly {type} {field.Names.OrDefault} => {OrDefaultExpression(message, field)};");
    }

    private static string HasExpression(MessageSpec message, FieldSpec field) => field.Storage switch
    {
        FieldStorage.Flagged or FieldStorage.Inline => Presence.Test(field),
        FieldStorage.OneofBits or FieldStorage.OneofReference => OneofEmitter.IsCase(message.Oneofs[field.Oneof], field),
        _ => field.Names.Storage + " is not null",
    };

    private static string OrDefaultExpression(MessageSpec message, FieldSpec field)
    {
        string storage = field.Names.Storage;
        switch (field.Storage)
        {
            case FieldStorage.Inline:
                return "ref " + storage;
            case FieldStorage.Boxed:
                return $"ref pgen::Box<{field.ValueType}>.OrDefault({storage})";
            case FieldStorage.Flagged:
                return field.DefaultExpression is null ? storage : $"{Presence.Test(field)} ? {storage} : {field.DefaultExpression}";
            case FieldStorage.Reference when field.ValueType == "string":
                return $"{storage} ?? {field.DefaultExpression ?? "\"\""}";
            case FieldStorage.Reference:
                return field.DefaultExpression is null
                    ? $"global::ProtoGen.ByteString.FromItems({storage})"
                    : $"{storage} is null ? {field.DefaultExpression} : global::ProtoGen.ByteString.FromItems({storage})";
            default:
                return OneofEmitter.OrDefault(message.Oneofs[field.Oneof], field);
        }
    }

    private static string PropertyType(FieldSpec field) => field.Storage switch
    {
        FieldStorage.Array => $"global::ProtoGen.Repeated<{field.ValueType}>",
        FieldStorage.Map => $"global::ProtoGen.Map<{field.KeyType}, {field.ValueType}>",
        FieldStorage.Plain => field.ValueType,
        _ => field.ValueType + "?",
    };

    private static void Obsolete(SourceWriter writer, FieldSpec field)
    {
        if (field.IsDeprecated)
            writer.Line(GeneratedFile.Obsolete);
    }
}
