using System;
using System.Globalization;
using System.Linq;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Reflection;

/// <summary>Lowers a file's descriptor to its embedded form.</summary>
internal static class ReflectionSpecBuilder
{
    /// <param name="file">The file.</param>
    /// <param name="names">The names; the holder has the access of the types, because what imports the file names both.</param>
    /// <param name="isOwn">The file belongs to the runtime itself, whose holders every assembly names.</param>
    public static ReflectionSpec Build(FileDescriptor file, CSharpNames names, bool isOwn) => new(
        ReflectionNames.ClassName(file.Path),
        isOwn ? "public" : names.Access,
        Convert.ToBase64String(file.ToDescriptorProto()),
        file.Dependencies.Select(dependency => ReflectionNames.Holder(dependency, names)).ToImmutableEquatableArray());

    /// <summary>The expression that leads to a message's descriptor.</summary>
    public static string MessagePath(MessageDescriptor message, CSharpNames names)
    {
        if (message.ContainingType is { } container)
            return MessagePath(container, names) + ".NestedMessages" + Index(container.NestedMessages, message);
        return ReflectionNames.Holder(message.File, names) + ".Descriptor.Messages" + Index(message.File.Messages, message);
    }

    /// <summary>The expression that leads to a service's descriptor.</summary>
    public static string ServicePath(ServiceDescriptor service, CSharpNames names) =>
        ReflectionNames.Holder(service.File, names) + ".Descriptor.Services" + Index(service.File.Services, service);

    /// <summary>The expression that leads to an extension's descriptor.</summary>
    public static string ExtensionPath(FieldDescriptor extension, CSharpNames names) =>
        extension.ExtensionScope is { } scope
            ? MessagePath(scope, names) + ".Extensions" + Index(scope.NestedExtensions, extension)
            : ReflectionNames.Holder(extension.File, names) + ".Descriptor.Extensions" + Index(extension.File.Extensions, extension);

    private static string Index<T>(System.Collections.Generic.IReadOnlyList<T> siblings, T descriptor)
        where T : Descriptor
    {
        int index = 0;
        while (!ReferenceEquals(siblings[index], descriptor))
            index++;
        return "[" + index.ToString(CultureInfo.InvariantCulture) + "]";
    }
}
