using System.Collections.Generic;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.References;

/// <summary>Writes the assembly attribute of one file.</summary>
internal static class ProtoFileEmitter
{
    public static void Emit(SourceWriter writer, ProtoFileSpec file)
    {
        writer.Line("[assembly: global::ProtoGen.CodeGen.ProtoFile(");
        writer.Indent();
        writer.Line($"{CSharpLiteral.Int32(ReferencedProto.KnownContract)}, {CSharpLiteral.String(file.ImportPath)}, {CSharpLiteral.String(file.Namespace)},");
        var flags = new List<string>();
        if (file.IsInternal)
            flags.Add("IsInternal = true");
        if (file.HasClients)
            flags.Add("HasClients = true");
        if (file.HasServers)
            flags.Add("HasServers = true");
        writer.Line($"\"{file.Descriptor}\"{(flags.Count == 0 ? ")]" : ",")}");
        if (flags.Count > 0)
            writer.Line(string.Join(", ", flags) + ")]");
        writer.Outdent();
        writer.Line();
    }
}
