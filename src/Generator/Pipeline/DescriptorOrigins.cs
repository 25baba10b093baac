using System.Runtime.CompilerServices;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// Which parsed file a linked one was made from, and with it what the project or an assembly says about its types, which no descriptor tells.
/// A descriptor has one origin for life; others (those of tests) have none.
/// </summary>
internal static class DescriptorOrigins
{
    private static readonly ConditionalWeakTable<FileDescriptor, ParsedProto> _origins = new();

    public static void Set(FileDescriptor file, ParsedProto origin) => _origins.Add(file, origin);

    public static ParsedProto? Of(FileDescriptor file) => _origins.TryGetValue(file, out ParsedProto? origin) ? origin : null;

    /// <summary>The types are compiled in another assembly, which may be replaced by a newer build of it without this one being compiled again.</summary>
    public static bool IsReferenced(FileDescriptor file) => Of(file)?.Reference is not null;
}
