using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ProtoGen.Generator.Enums;
using ProtoGen.Generator.Extensions;
using ProtoGen.Generator.Messages;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.References;
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

    /// <param name="file">The linked file.</param>
    /// <param name="options">What the project says about it.</param>
    /// <param name="hintStem">What the names of the C# files begin with.</param>
    /// <param name="hasErrors">The front-end had errors to report, so the descriptors may say what no valid file says.</param>
    /// <param name="parts">What to generate.</param>
    /// <param name="overrides">The names that cannot be had; null when all can.</param>
    public static IEnumerable<FileSpec> Build(FileDescriptor file, FileOptions options, string hintStem, bool hasErrors, GeneratedParts parts = GeneratedParts.All, NameOverrides? overrides = null)
    {
        var names = new CSharpNames(options.Access, static file => DescriptorOrigins.Of(file)?.Reference?.Proto.Namespace, overrides);
        var services = options.Services == GrpcServices.None
            ? ImmutableEquatableArray<ServiceSpec>.Empty
            : file.Services.Select(service => ServiceSpecBuilder.Build(service, names, options.Services)).ToImmutableEquatableArray();
        var first = new FileSpec(hintStem + ".g.cs", file.Path, names.Namespace(file), [], [], services, null, null);
        if (parts == GeneratedParts.Services)
            return services.Count == 0 ? [] : [first];

        bool isRuntimeFile = WellKnownNamespaces.IsRuntimeFile(file.Path);
        first = first with
        {
            Enums = file.Enums.Select(type => EnumSpecBuilder.Build(type, names)).ToImmutableEquatableArray(),
            Extensions = ExtensionsSpecBuilder.Build(file, names),
            Reflection = ReflectionSpecBuilder.Build(file, names, isRuntimeFile),
            ProtoFile = isRuntimeFile ? null : ProtoFileSpec.Of(file, names, options.Services),
        };
        // No file's stem has a plus sign, so a part is never named like another file.
        return Cut(file.Messages).Select((part, index) => (index == 0 ? first : Part(index)) with
        {
            Messages = part.Select(message => MessageSpecBuilder.Build(message, names)).Select(spec => hasErrors ? SoundSpecs.Of(spec) : spec).ToImmutableEquatableArray(),
        });

        FileSpec Part(int index) =>
            new(hintStem + "+" + (index + 1).ToString(CultureInfo.InvariantCulture) + ".g.cs", file.Path, first.Namespace, [], [], [], null, null);
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
