using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Linking;

/// <summary>
/// protobuf's scoping of names: the first component is searched from the innermost scope outwards, the rest only where the
/// first was found. Sees this file, its imports, and what those import publicly.
/// </summary>
internal sealed partial class NameResolver(LinkContext context, Func<string, string?>? findDefiningFile)
{
    private readonly Dictionary<string, Symbol> _typesFromPackage = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Symbol> _namesFromPackage = new(StringComparer.Ordinal);
    private readonly List<PackageGroup> _groups = [];
    private readonly HashSet<FileDescriptor> _used = new(ReferenceComparer<FileDescriptor>.Instance);

    public bool IsUsed(FileDescriptor file) => _used.Contains(file);

    public void MarkUsed(FileDescriptor file) => _used.Add(file);

    /// <summary>Groups the visible files by package, so that most candidates of a lookup are ruled out by a prefix.</summary>
    public void SeeImports()
    {
        var seen = new HashSet<FileDescriptor>(ReferenceComparer<FileDescriptor>.Instance);
        See(context.File.Dependencies, optionsOnly: false, seen);
        See(context.File.OptionDependencies, optionsOnly: true, seen);
    }

    /// <summary>
    /// Resolves a name as written inside <paramref name="relativeTo"/>, the full name of the element that mentions it.
    /// </summary>
    /// <param name="typesOnly">Whether names of other things than types are looked through, as for field types.</param>
    public Symbol Resolve(string name, string relativeTo, bool typesOnly)
    {
        if (name.Length == 0)
            return default;
        if (name[0] == '.')
            return FindVisible(name.Substring(1));
        int dot = name.IndexOf('.');
        string first = dot < 0 ? name : name.Substring(0, dot);
        string package = context.File.Package;
        Dictionary<string, Descriptor> own = context.File.Symbols;

        // Only this file can add to the scopes inside its package; the package scopes are the same for every element, so they are cached.
        int end = relativeTo.LastIndexOf('.');
        while (end > package.Length)
        {
            string scope = relativeTo.Substring(0, end + 1);
            if (own.TryGetValue(scope + first, out Descriptor? found))
            {
                if (dot < 0)
                {
                    if (!typesOnly || Symbol.IsType(found))
                        return new Symbol(found);
                }
                else if (Symbol.IsAggregate(found))
                {
                    string full = scope + name;
                    return own.TryGetValue(full, out Descriptor? inner) ? new Symbol(inner) : Symbol.Missing(full);
                }
            }
            end = relativeTo.LastIndexOf('.', end - 1);
        }

        Dictionary<string, Symbol> cache = typesOnly ? _typesFromPackage : _namesFromPackage;
        if (!cache.TryGetValue(name, out Symbol symbol))
        {
            symbol = ResolveFromPackage(name, first, dot >= 0, typesOnly);
            cache.Add(name, symbol);
        }
        return symbol;
    }

    /// <summary>The same from a scope that may lie in another file, as inside the value of a custom option.</summary>
    public Symbol ResolveFromAnywhere(string name, string relativeTo)
    {
        if (name.Length == 0)
            return default;
        if (name[0] == '.')
            return FindVisible(name.Substring(1));
        int dot = name.IndexOf('.');
        string first = dot < 0 ? name : name.Substring(0, dot);
        for (int end = relativeTo.LastIndexOf('.'); end > 0; end = relativeTo.LastIndexOf('.', end - 1))
        {
            string scope = relativeTo.Substring(0, end + 1);
            Symbol found = FindVisible(scope + first);
            if (!found.Exists || (dot >= 0 && !found.IsAggregateSymbol))
                continue;
            if (dot < 0)
                return found;
            Symbol inner = FindVisible(scope + name);
            return inner.Exists ? inner : Symbol.Missing(scope + name);
        }
        return FindVisible(name);
    }

    /// <summary>A symbol by full name, among the visible files.</summary>
    public Symbol FindVisible(string fullName)
    {
        if (context.File.Symbols.TryGetValue(fullName, out Descriptor? own))
            return new Symbol(own);
        bool isPackage = IsPackageOrParent(context.File.Package, fullName);
        for (int i = 0; i < _groups.Count; i++)
        {
            PackageGroup group = _groups[i];
            if (IsPackageOrParent(group.Package, fullName))
            {
                isPackage = true;
                continue;
            }
            if (!IsInside(fullName, group.Package))
                continue;
            for (int j = 0; j < group.Files.Count; j++)
            {
                if (!group.Files[j].File.Symbols.TryGetValue(fullName, out Descriptor? found))
                    continue;
                if (group.Files[j].OptionsOnly && found is not FieldDescriptor)
                {
                    _used.Add(found.File);
                    continue;
                }
                _used.Add(found.File);
                return new Symbol(found);
            }
        }
        return isPackage ? Symbol.Package : default;
    }

    private Symbol ResolveFromPackage(string name, string first, bool isCompound, bool typesOnly)
    {
        string scope = context.File.Package;
        while (scope.Length > 0)
        {
            Symbol found = FindVisible(scope + "." + first);
            if (found.Exists)
            {
                if (!isCompound)
                {
                    if (!typesOnly || found.IsTypeSymbol)
                        return found;
                }
                else if (found.IsAggregateSymbol)
                {
                    string full = scope + "." + name;
                    Symbol inner = FindVisible(full);
                    return inner.Exists ? inner : Symbol.Missing(full);
                }
            }
            int dot = scope.LastIndexOf('.');
            scope = dot < 0 ? "" : scope.Substring(0, dot);
        }
        return FindVisible(name);
    }

    private void See(IReadOnlyList<FileDescriptor> files, bool optionsOnly, HashSet<FileDescriptor> seen)
    {
        var pending = new Stack<FileDescriptor>();
        for (int i = files.Count - 1; i >= 0; i--)
            pending.Push(files[i]);
        while (pending.Count > 0)
        {
            FileDescriptor file = pending.Pop();
            if (!seen.Add(file))
                continue;
            GroupOf(file.Package).Files.Add((file, optionsOnly));
            for (int i = file.PublicDependencies.Count - 1; i >= 0; i--)
                pending.Push(file.PublicDependencies[i]);
        }
    }

    private PackageGroup GroupOf(string package)
    {
        for (int i = 0; i < _groups.Count; i++)
        {
            if (_groups[i].Package == package)
                return _groups[i];
        }
        var group = new PackageGroup(package);
        _groups.Add(group);
        return group;
    }

    private static bool IsInside(string fullName, string package) =>
        package.Length == 0
        || (fullName.Length > package.Length && fullName[package.Length] == '.' && string.CompareOrdinal(fullName, 0, package, 0, package.Length) == 0);

    internal static bool IsPackageOrParent(string package, string name) =>
        package.Length >= name.Length
        && (package.Length == name.Length || package[name.Length] == '.')
        && string.CompareOrdinal(package, 0, name, 0, name.Length) == 0
        && name.Length > 0;

    private sealed class PackageGroup(string package)
    {
        public string Package { get; } = package;

        public List<(FileDescriptor File, bool OptionsOnly)> Files { get; } = [];
    }
}
