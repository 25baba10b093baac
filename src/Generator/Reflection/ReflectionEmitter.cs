using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Reflection;

/// <summary>Writes the class that holds a file's descriptor. The data is a UTF-8 literal, decoded when somebody first asks; of two threads that ask at once both get the same descriptor.</summary>
internal static class ReflectionEmitter
{
    public static void Emit(SourceWriter writer, ReflectionSpec spec)
    {
        writer.DocXml("Holds the descriptor of one .proto file. For generated code.");
        writer.Line(GeneratedFile.GeneratedCode);
        writer.Line("[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]");
        writer.Open($"{spec.Access} static class {spec.ClassName}");
        writer.Line("private static global::ProtoGen.Reflection.FileDescriptor? _descriptor;");
        writer.Line();
        writer.DocXml("The descriptor of the file.");
        writer.Line("public static global::ProtoGen.Reflection.FileDescriptor Descriptor => global::System.Threading.LazyInitializer.EnsureInitialized(ref _descriptor, Load);");
        writer.Line();
        writer.Line("private static global::ProtoGen.Reflection.FileDescriptor Load() => global::ProtoGen.Reflection.FileDescriptor.Load(");
        writer.Indent();
        writer.Line($"\"{spec.Data}\"u8{(spec.Dependencies.Count == 0 ? ");" : ",")}");
        for (int i = 0; i < spec.Dependencies.Count; i++)
            writer.Line(spec.Dependencies[i] + ".Descriptor" + (i == spec.Dependencies.Count - 1 ? ");" : ","));
        writer.Outdent();
        writer.Close();
    }
}
