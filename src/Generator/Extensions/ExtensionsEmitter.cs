using ProtoGen.Generator.Messages;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Extensions;

/// <summary>Writes a static class with an object for each extension.</summary>
internal static class ExtensionsEmitter
{
    /// <param name="writer">Where to write.</param>
    /// <param name="extensions">The class.</param>
    /// <param name="isShared">
    /// Files of one name and one namespace share the class. It carries no attribute then, because each part would.
    /// </param>
    public static void Emit(SourceWriter writer, ExtensionsSpec extensions, bool isShared)
    {
        writer.DocXml($"The extensions that {extensions.Scope} declares.");
        if (!isShared)
            writer.Line(GeneratedFile.GeneratedCode);
        writer.Open($"{extensions.Access} static {(isShared ? "partial " : "")}class {extensions.ClassName}");
        bool isFirst = true;
        foreach (ExtensionSpec extension in extensions.Items)
        {
            if (!isFirst)
                writer.Line();
            isFirst = false;
            Emit(writer, extension);
        }
        writer.Close();
    }

    private static void Emit(SourceWriter writer, ExtensionSpec extension)
    {
        FieldSpec field = extension.Field;
        string kind = field.IsRepeated ? "RepeatedExtension" : "Extension";
        string last = field.IsRepeated ? field.IsPacked ? ", isPacked: true" : ", isPacked: false"
            : field.DefaultExpression is { } value ? ", " + value
            : "";
        writer.Doc(field.Doc, $"The extension <c>{extension.FullName}</c> of <see cref=\"{extension.Extendee}\"/>.");
        if (field.IsDeprecated)
            writer.Line(GeneratedFile.Obsolete);
        writer.Line($"public static readonly global::ProtoGen.{kind}<{extension.Extendee}, {field.ValueType}> {extension.Name} =");
        writer.Indent();
        writer.Line($"new({CSharpLiteral.Int32(field.Number)}, {Codec(field)}, static () => {extension.DescriptorPath}{last});");
        writer.Outdent();
    }

    private static string Codec(FieldSpec field) => field.Kind switch
    {
        FieldKind.Message => $"pgen::MessageExtensionCodec<{field.ValueType}>.Message",
        FieldKind.Group => $"pgen::MessageExtensionCodec<{field.ValueType}>.Group",
        FieldKind.Wrapper => $"pgen::ValueExtensionCodec<{field.ValueType}, pgen::WrapperCodec<{field.ValueType}, {field.Codec}>>.Instance",
        _ => $"pgen::ValueExtensionCodec<{field.ValueType}, {field.Codec}>.Instance",
    };
}
