using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Enums;

/// <summary>Writes a C# enum.</summary>
public static class EnumEmitter
{
    /// <param name="isNested">The class around it carries the attribute that marks generated code.</param>
    public static void Emit(SourceWriter writer, EnumSpec spec, bool isNested = false)
    {
        writer.Doc(spec.Doc);
        if (spec.IsDeprecated)
            writer.Line(GeneratedFile.Obsolete);
        if (!isNested)
            writer.Line(GeneratedFile.GeneratedCode);
        writer.Open(spec.Access + " enum " + spec.Name);
        for (int i = 0; i < spec.Values.Count; i++)
            EmitValue(writer, spec.Values[i]);
        writer.Close();
    }

    private static void EmitValue(SourceWriter writer, EnumValueSpec value)
    {
        if (value.AliasOf is null)
            writer.Doc(value.Doc);
        else
            writer.Doc(value.Doc, "Another name of <see cref=\"" + value.AliasOf + "\"/>.");
        if (value.IsDeprecated)
            writer.Line(GeneratedFile.Obsolete);
        writer.Line(value.Name + " = " + (value.AliasOf ?? CSharpLiteral.Int32(value.Number)) + ",");
    }
}
