using System.Collections.Generic;

namespace ProtoGen.Parser.Descriptors;

public sealed partial class FileDescriptor
{
    /// <summary>The resolved <c>import option</c> files, in source order; only their options can be used.</summary>
    public IReadOnlyList<FileDescriptor> OptionDependencies { get; internal set; } = [];

    /// <summary>Everything with a name in this file, by full name.</summary>
    internal Dictionary<string, Descriptor> Symbols { get; init; } = new(System.StringComparer.Ordinal);

    /// <summary>All files reachable through imports of any kind, this one excluded, dependencies before dependants.</summary>
    internal IReadOnlyList<FileDescriptor> TransitiveDependencies { get; set; } = [];

    /// <summary>Anything declared in this file, by its full name without a leading dot; null when there is none.</summary>
    public Descriptor? FindSymbol(string fullName) => Symbols.TryGetValue(fullName, out Descriptor? found) ? found : null;
}
