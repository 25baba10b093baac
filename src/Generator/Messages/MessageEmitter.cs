using System.Linq;
using ProtoGen.Generator.Enums;
using ProtoGen.Generator.Extensions;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Messages;

/// <summary>
/// Writes a message struct: storage and properties, whole-message methods, then the codec. <c>pgen</c> is the file's alias of
/// ProtoGen.CodeGen; only <c>::</c> looks aliases up, so no type of the schema can stand in its way.
/// </summary>
public static class MessageEmitter
{
    /// <param name="isNested">The class around it carries the attribute that marks generated code.</param>
    public static void Emit(SourceWriter writer, MessageSpec message, bool isNested = false)
    {
        writer.Doc(message.Doc, $"The message <c>{message.FullName}</c>.");
        if (message.IsDeprecated)
            writer.Line(GeneratedFile.Obsolete);
        if (!isNested)
            writer.Line(GeneratedFile.GeneratedCode);
        if (message.DebuggerDisplay is { } display)
            writer.Line($"[global::System.Diagnostics.DebuggerDisplay({CSharpLiteral.String(display)})]");
        writer.Line("[global::System.Runtime.InteropServices.StructLayout(global::System.Runtime.InteropServices.LayoutKind.Auto)]");
        writer.Line($"[global::System.Text.Json.Serialization.JsonConverter(typeof(global::ProtoGen.MessageJsonConverter<{message.TypeName}>))]");
        writer.Open($"{message.Access} partial struct {message.Name} : global::ProtoGen.IMessage<{message.Name}>");
        StorageEmitter.Emit(writer, message);
        PropertyEmitter.Emit(writer, message);
        foreach (OneofSpec oneof in message.Oneofs)
            OneofEmitter.Emit(writer, oneof);
        EntryPointEmitter.Emit(writer, message);
        if (message.IsExtendable)
            ExtensionAccessEmitter.Emit(writer, message);
        MergeEmitter.Emit(writer, message);
        TrimEmitter.Emit(writer, message);
        WriteEmitter.Emit(writer, message);
        JsonEmitter.Emit(writer, message);
        EqualityEmitter.Emit(writer, message);
        RequiredEmitter.Emit(writer, message);
        EmitNested(writer, message);
        if (message.Extensions is { } extensions)
        {
            writer.Line();
            ExtensionsEmitter.Emit(writer, extensions, isShared: false);
        }
        writer.Close();
    }

    private static void EmitNested(SourceWriter writer, MessageSpec message)
    {
        if (message.NestedMessages.Count + message.NestedEnums.Count == 0)
            return;
        writer.Line();
        writer.DocXml($"The types declared inside <see cref=\"{message.TypeName}\"/>.");
        writer.Line(GeneratedFile.GeneratedCode);
        writer.Open($"public static partial class {message.NestedContainer}");
        bool isFirst = true;
        foreach (MessageSpec nested in message.NestedMessages)
        {
            if (!isFirst)
                writer.Line();
            isFirst = false;
            Emit(writer, nested, isNested: true);
        }
        foreach (EnumSpec nested in message.NestedEnums)
        {
            if (!isFirst)
                writer.Line();
            isFirst = false;
            EnumEmitter.Emit(writer, nested, isNested: true);
        }
        writer.Close();
    }
}
