using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Naming;

/// <summary>
/// Names that cannot be had because something outside the file has them, and what stands in their place. Every file that names the declaration is given the same
/// instance, so generated code agrees with itself, and the user sees the one finding about the name and no compiler error after it.
/// </summary>
internal sealed class NameOverrides
{
    /// <summary>Namespaces without <c>@</c>, by file.</summary>
    public Dictionary<Descriptor, string> Namespaces { get; } = new(ReferenceComparer<Descriptor>.Instance);

    /// <summary>Raw names of top-level messages, enums and services.</summary>
    public Dictionary<Descriptor, string> Types { get; } = new(ReferenceComparer<Descriptor>.Instance);

    /// <summary>The class of a file's extensions by file, and that of a client's extension methods by service.</summary>
    public Dictionary<Descriptor, string> ExtensionClasses { get; } = new(ReferenceComparer<Descriptor>.Instance);

    /// <summary>Members of a file's class of extensions.</summary>
    public Dictionary<Descriptor, string> Extensions { get; } = new(ReferenceComparer<Descriptor>.Instance);

    public bool IsEmpty => Namespaces.Count + Types.Count + ExtensionClasses.Count + Extensions.Count == 0;
}
