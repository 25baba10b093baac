using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>
/// Writes a oneof: its case enum, its case property and the accessors of its members. Scalars share eight bytes, everything else one
/// reference, which is type-checked on each use because a torn copy may pair it with another case.
/// </summary>
internal static class OneofEmitter
{
    public static void Emit(SourceWriter writer, OneofSpec oneof)
    {
        writer.Line();
        writer.DocXml($"Which member of the oneof <c>{oneof.ProtoName}</c> is set.");
        writer.Open($"public enum {oneof.CaseEnum}");
        writer.DocXml("No member is set.");
        writer.Line("None = 0,");
        foreach (OneofCaseSpec member in oneof.Cases)
        {
            writer.Doc(member.Doc);
            if (member.IsDeprecated)
                writer.Line(GeneratedFile.Obsolete);
            writer.Line($"{member.Name} = {CSharpLiteral.Int32(member.Number)},");
        }
        writer.Close();
        writer.Line();
        writer.Doc(oneof.Doc, $"Which member of the oneof <c>{oneof.ProtoName}</c> is set.");
        writer.Line($"public readonly {oneof.CaseEnum} {oneof.CaseProperty} => {oneof.StorageCase};");
        writer.Line();
        writer.DocXml($"Unsets whichever member of the oneof <c>{oneof.ProtoName}</c> is set.");
        writer.Open($"public void {oneof.Clear}()");
        writer.Line($"{oneof.StorageCase} = {oneof.CaseEnum}.None;");
        if (oneof.HasBits)
            writer.Line($"{oneof.StorageBits} = 0;");
        if (oneof.HasReference)
            writer.Line($"{oneof.StorageReference} = null;");
        writer.Close();
    }

    public static string IsCase(OneofSpec oneof, FieldSpec field, string owner = "") => $"{owner}{oneof.StorageCase} == {field.OneofCase}";

    public static void EmitAccessors(SourceWriter writer, OneofSpec oneof, FieldSpec field)
    {
        writer.Line($"readonly get => {Getter(oneof, field)};");
        writer.Open("set");
        writer.Open(field.ValueType == "string" ? "if (value is null)" : "if (!value.HasValue)");
        writer.Line($"if ({IsCase(oneof, field)})");
        writer.Indent().Line($"{oneof.Clear}();").Outdent();
        writer.Line("return;");
        writer.Close();
        Assign(writer, oneof, field, "", Stored(field));
        writer.Close();
    }

    /// <summary>Writes the statements that make a member the one that is set.</summary>
    public static void Assign(SourceWriter writer, OneofSpec oneof, FieldSpec field, string owner, string stored)
    {
        bool isBits = field.Storage == FieldStorage.OneofBits;
        writer.Line($"{owner}{oneof.StorageCase} = {field.OneofCase};");
        if (oneof.HasBits)
            writer.Line($"{owner}{oneof.StorageBits} = {(isBits ? stored : "0")};");
        if (oneof.HasReference)
            writer.Line($"{owner}{oneof.StorageReference} = {(isBits ? "null" : stored)};");
    }

    public static string OrDefault(OneofSpec oneof, FieldSpec field)
    {
        if (field.IsMessage)
            return $"ref pgen::Box<{field.ValueType}>.OrDefault({Reference(oneof, field)})";
        string fallback = field.DefaultExpression ?? (field.ValueType == "string" ? "\"\"" : "default");
        return field.ValueType == "string" ? $"{Reference(oneof, field)} ?? {fallback}" : $"{field.Names.Property} ?? {fallback}";
    }

    /// <summary>The stored form of the local <c>value</c> of a member's type.</summary>
    public static string Pack(FieldSpec field, string value) =>
        field.Storage == FieldStorage.OneofBits ? $"pgen::OneofSlot.Pack({value})" : value;

    /// <summary>A scalar member out of the shared bytes.</summary>
    public static string Unpack(OneofSpec oneof, FieldSpec field, string owner) =>
        $"pgen::OneofSlot.Unpack<{field.ValueType}>({owner}{oneof.StorageBits})";

    /// <summary>The shared reference as the member's type; null when another member is set.</summary>
    public static string Reference(OneofSpec oneof, FieldSpec field, string owner = "") =>
        $"({IsCase(oneof, field, owner)} ? {owner}{oneof.StorageReference} as {ReferenceType(field)} : null)";

    private static string ReferenceType(FieldSpec field) => field.ValueType switch
    {
        "string" => "string",
        "global::ProtoGen.ByteString" => "byte[]",
        _ => $"pgen::Box<{field.ValueType}>",
    };

    private static string Getter(OneofSpec oneof, FieldSpec field)
    {
        if (field.Storage == FieldStorage.OneofBits)
            return $"{IsCase(oneof, field)} ? {Unpack(oneof, field, "")} : null";
        if (field.IsMessage)
            return $"pgen::Box<{field.ValueType}>.OrNull({Reference(oneof, field)})";
        return field.ValueType == "string"
            ? Reference(oneof, field)
            : $"{Reference(oneof, field)} is {{ }} bytes ? global::ProtoGen.ByteString.FromItems(bytes) : null";
    }

    private static string Stored(FieldSpec field)
    {
        if (field.Storage == FieldStorage.OneofBits)
            return Pack(field, "value.GetValueOrDefault()");
        if (field.IsMessage)
            return $"pgen::Box<{field.ValueType}>.From(in value)";
        return field.ValueType == "string" ? "value" : "value.GetValueOrDefault().Items";
    }
}
