using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ProtoGen.Generator.Enums;
using ProtoGen.Generator.Extensions;
using ProtoGen.Generator.Messages;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Reflection;
using ProtoGen.Generator.Services;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Pipeline;

/// <summary>Lowers a linked file to the C# files that it becomes.</summary>
internal static class FileSpecBuilder
{
    /// <summary>
    /// Where a .proto file is cut. Compiling costs the same either way; an editor binds a smaller file faster after an edit
    /// (33 ms for 38,000 lines in one file, 1 ms for one message per file).
    /// </summary>
    private const int MessagesPerFile = 50;

    /// <param name="overrides">The names that cannot be had; null when all can.</param>
    /// <param name="hasErrors">The front-end had errors to report, so the descriptors may say what no valid file says.</param>
    public static IEnumerable<FileSpec> Build(FileDescriptor file, FileOptions options, string hintStem, bool hasErrors, NameOverrides? overrides = null)
    {
        var names = new CSharpNames(options.Access, overrides ?? new NameOverrides());
        var enums = file.Enums.Select(type => EnumSpecBuilder.Build(type, names)).ToImmutableEquatableArray();
        var services = options.Services == GrpcServices.None
            ? ImmutableEquatableArray<ServiceSpec>.Empty
            : file.Services.Select(service => ServiceSpecBuilder.Build(service, names, options.Services)).ToImmutableEquatableArray();
        List<List<MessageDescriptor>> parts = Cut(file.Messages);
        for (int i = 0; i < parts.Count; i++)
        {
            var messages = parts[i].Select(message => MessageSpecBuilder.Build(message, names))
                .Select(spec => hasErrors ? SoundSpecs.Of(spec) : spec).ToImmutableEquatableArray();
            // No file's stem has a plus sign, so a part is never named like another file.
            string part = i == 0 ? "" : "+" + (i + 1).ToString(CultureInfo.InvariantCulture);
            yield return new FileSpec(
                hintStem + part + ".g.cs", file.Path, names.Namespace(file), i == 0 ? enums : [], messages, i == 0 ? services : [],
                i == 0 ? ExtensionsSpecBuilder.Build(file, names) : null,
                i == 0 ? ReflectionSpecBuilder.Build(file, names, WellKnownNamespaces.IsRuntimeFile(file.Path)) : null);
        }
    }

    private static List<List<MessageDescriptor>> Cut(IReadOnlyList<MessageDescriptor> messages)
    {
        var parts = new List<List<MessageDescriptor>> { new() };
        int count = 0;
        foreach (MessageDescriptor message in messages)
        {
            if (count >= MessagesPerFile)
            {
                parts.Add([]);
                count = 0;
            }
            parts[parts.Count - 1].Add(message);
            count += Count(message);
        }
        return parts;
    }

    private static int Count(MessageDescriptor message) => message.IsMapEntry ? 0 : 1 + message.NestedMessages.Sum(Count);
}
