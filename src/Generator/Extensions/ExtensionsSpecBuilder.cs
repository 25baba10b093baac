using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Messages;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Generator.Reflection;
using ProtoGen.Generator.Text;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Extensions;

/// <summary>Lowers the extensions of a scope to what the emitter needs; null when there are none.</summary>
internal static class ExtensionsSpecBuilder
{
    public static ExtensionsSpec? Build(FileDescriptor file, CSharpNames names) =>
        Build(file.Extensions, names.ExtensionContainer(file), names.Access, $"<c>{XmlDoc.Escape(file.Path)}</c>", names);

    public static ExtensionsSpec? Build(MessageDescriptor message, CSharpNames names) =>
        Build(message.NestedExtensions, names.Message(message).ExtensionContainer, "public", $"<see cref=\"{names.TypeName(message)}\"/>", names);

    private static ExtensionsSpec? Build(IReadOnlyList<FieldDescriptor> extensions, string className, string access, string scope, CSharpNames names) =>
        extensions.Count == 0 ? null : new ExtensionsSpec(className, access, scope, extensions.Select(extension => Build(extension, names)).ToImmutableEquatableArray());

    private static ExtensionSpec Build(FieldDescriptor extension, CSharpNames names)
    {
        string name = names.ExtensionName(extension);
        return new ExtensionSpec(
            name,
            extension.FullName,
            names.TypeName(extension.ContainingType),
            ReflectionSpecBuilder.ExtensionPath(extension, names),
            FieldSpecBuilder.Build(extension, new FieldNames(name, "", "", "", ""), names));
    }
}
