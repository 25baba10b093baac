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
    /// <param name="isOwn">The file belongs to the runtime itself, whose holders other assemblies name.</param>
    public static ReflectionSpec Build(FileDescriptor file, CSharpNames names, bool isOwn) => new(
        ReflectionNames.ClassName(file.Path),
        isOwn ? "public" : "internal",
        Convert.ToBase64String(file.ToDescriptorProto()),
        file.Dependencies.Select(dependency => ReflectionNames.Holder(dependency, names)).ToImmutableEquatableArray());

    /// <summary>The expression that leads to a message's descriptor.</summary>
    public static string MessagePath(MessageDescriptor message, CSharpNames names)
    {
        if (message.ContainingType is { } container)
            return MessagePath(container, names) + ".NestedMessages" + Index(container.NestedMessages, message);
        return ReflectionNames.Holder(message.File, names) + ".Descriptor.Messages" + Index(message.File.Messages, message);
    }

    private static string Index(System.Collections.Generic.IReadOnlyList<MessageDescriptor> messages, MessageDescriptor message)
    {
        int index = 0;
        while (!ReferenceEquals(messages[index], message))
            index++;
        return "[" + index.ToString(CultureInfo.InvariantCulture) + "]";
    }
}
