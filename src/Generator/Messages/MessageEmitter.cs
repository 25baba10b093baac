using ProtoGen.Generator.Enums;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>Writes a message struct.</summary>
public static class MessageEmitter
{
    public static void Emit(SourceWriter writer, MessageSpec spec)
    {
        writer.Doc(spec.Doc);
        if (spec.IsDeprecated)
            writer.Line(GeneratedFile.Obsolete);
        writer.Line(GeneratedFile.GeneratedCode);
        writer.Open(spec.Access + " partial struct " + spec.Name);
        foreach (string property in spec.Properties)
            writer.Line("// " + property);
        if (spec.Messages.Count + spec.Enums.Count > 0)
        {
            writer.Open("public static partial class " + FixedNames.Types);
            foreach (MessageSpec nested in spec.Messages)
                Emit(writer, nested);
            foreach (EnumSpec nested in spec.Enums)
                EnumEmitter.Emit(writer, nested);
            writer.Close();
        }
        writer.Close();
    }
}
