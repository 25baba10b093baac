using System.Collections.Generic;
using System.Linq;

namespace ProtoGen.Generator.Pipeline;

/// <summary>The names that one file's C# declares. Kept with what is generated, because all files' names are held against each other after every edit of one.</summary>
internal sealed class DeclaredNames
{
    private readonly (DeclaredName Name, string FullName)[] _items;

    public DeclaredNames(ImmutableEquatableArray<FileSpec> sources)
    {
        Namespace = sources.Count == 0 ? null : DeclaredName.Unescape(sources[0].Namespace);
        string prefix = string.IsNullOrEmpty(Namespace) ? "" : Namespace + ".";
        _items = [.. sources.SelectMany(DeclaredName.Of).Select(name => (name, name.Kind == DeclaredKind.Extension ? prefix + name.Owner + "." + name.Name : prefix + name.Name))];
    }

    /// <summary>The namespace without <c>@</c>; null when nothing is generated.</summary>
    public string? Namespace { get; }

    /// <summary>The names in the order in which they are declared, alone and with namespace and class.</summary>
    public IReadOnlyList<(DeclaredName Name, string FullName)> Items => _items;
}
