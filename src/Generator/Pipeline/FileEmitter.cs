using System.Threading;
using ProtoGen.Generator.Enums;
using ProtoGen.Generator.Extensions;
using ProtoGen.Generator.Messages;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.References;
using ProtoGen.Generator.Reflection;
using ProtoGen.Generator.Services;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Pipeline;

/// <summary>Writes one C# file.</summary>
internal static class FileEmitter
{
    public static string Emit(FileSpec spec, CancellationToken cancellation)
    {
        SourceWriter writer = GeneratedFile.Begin(spec.ImportPath);
        if (spec.Messages.Count > 0 || spec.Extensions is not null)
            writer.Line($"using {FixedNames.Alias} = global::ProtoGen.CodeGen;").Line();
        if (spec.ProtoFile is { } file)
            ProtoFileEmitter.Emit(writer, file);
        if (spec.Namespace.Length > 0)
            writer.Line("namespace " + spec.Namespace + ";").Line();

        bool first = true;
        foreach (MessageSpec message in spec.Messages)
        {
            cancellation.ThrowIfCancellationRequested();
            Separate();
            MessageEmitter.Emit(writer, message);
        }
        foreach (EnumSpec type in spec.Enums)
        {
            Separate();
            EnumEmitter.Emit(writer, type);
        }
        foreach (ServiceSpec service in spec.Services)
        {
            Separate();
            ServiceEmitter.Emit(writer, service);
        }
        if (spec.Extensions is { } extensions)
        {
            Separate();
            ExtensionsEmitter.Emit(writer, extensions, isShared: true);
        }
        if (spec.Reflection is { } reflection)
        {
            Separate();
            ReflectionEmitter.Emit(writer, reflection);
        }
        return writer.Finish();

        void Separate()
        {
            if (!first)
                writer.Line();
            first = false;
        }
    }
}
