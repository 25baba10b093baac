using System;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Naming;
using ProtoGen.Parser;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// Who has which full C# name. The references come first, then the namespaces of all files, then types and extensions of the files in the order of their import paths.
/// </summary>
internal sealed class NameClaims
{
    private readonly Dictionary<string, TakenName> _references = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedProto> _namespaces = new(StringComparer.Ordinal);
    private readonly Dictionary<NamedProto, string> _namespaceOf = new(ReferenceComparer<NamedProto>.Instance);
    private readonly Dictionary<string, (DeclaredName Name, NamedProto File)> _taken = new(StringComparer.Ordinal);
    private readonly List<(ParsedProto File, DiagnosticInfo Finding)> _findings = [];

    public NameClaims(IEnumerable<TakenName> taken)
    {
        foreach (TakenName name in taken)
            _references[name.Name] = name;
    }

    public NameOverrides Overrides { get; } = new();

    public IReadOnlyList<(ParsedProto File, DiagnosticInfo Finding)> Findings => _findings;

    /// <summary>The first file whose types lie in the namespace or below it; null when it is none of ours.</summary>
    public NamedProto? NamespaceMaker(string name) => _namespaces.TryGetValue(name, out NamedProto? file) ? file : null;

    /// <summary>The namespace that the file's types have in the end; null when nothing is generated.</summary>
    public string? NamespaceOf(NamedProto file) => _namespaceOf.TryGetValue(file, out string? name) ? name : null;

    public bool IsType(string name) => _taken.ContainsKey(name);

    public void AddNamespace(NamedProto file)
    {
        if (file.Names.Namespace is not { } wanted)
            return;
        string name = "";
        foreach (string segment in wanted.Split('.').Where(segment => segment.Length > 0))
        {
            name = name.Length == 0 ? segment : name + "." + segment;
            string clash = name;
            while (_references.TryGetValue(name, out TakenName? taken) && !taken.IsNamespace)
                name += "_";
            if (name != clash)
                Report(file, GeneratorRules.NamespaceIsType, PlaceInfo.StartOf(file.File.FilePath), [], clash, _references[clash].Assembly, name);
            if (!_namespaces.ContainsKey(name))
                _namespaces.Add(name, file);
        }
        if (name != wanted)
            Overrides.Namespaces[file.Descriptor] = name;
        _namespaceOf.Add(file, name);
    }

    public void AddTypes(NamedProto file)
    {
        if (NamespaceOf(file) is not { } ns)
            return;
        string prefix = ns.Length == 0 ? "" : ns + ".";
        bool isMoved = ns != file.Names.Namespace;
        string extensions = "";
        foreach ((DeclaredName name, string fullName) in file.Names.Items)
        {
            if (name.Kind == DeclaredKind.Extension)
                Claim(file, extensions + ".", name, extensions + "." + name.Name);
            else if (Claim(file, prefix, name, isMoved ? prefix + name.Name : fullName) is var full && name.Kind == DeclaredKind.FileExtensions)
                extensions = full;
        }
    }

    /// <summary>Claims a name, under another one when it is not free; the name that it got.</summary>
    private string Claim(NamedProto file, string prefix, DeclaredName name, string full)
    {
        if (!IsFree(full, file, name))
        {
            string used = full + "_";
            while (!IsFree(used, file, name) || file.Names.Items.Any(other => prefix + other.Name.Name == used))
                used += "_";
            Override(file, name, used.Substring(prefix.Length));
            Tell(file, name, full, used.Substring(prefix.Length));
            full = used;
        }
        if (!_taken.ContainsKey(full))
            _taken.Add(full, (name, file));
        return full;
    }

    private bool IsFree(string full, NamedProto file, DeclaredName name) =>
        !_references.ContainsKey(full) && !_namespaces.ContainsKey(full)
        // Within a file names are made unique; what is equal here is a mistake that the linker has reported.
        && (!_taken.TryGetValue(full, out var first) || first.File == file || (name.Kind == DeclaredKind.FileExtensions && first.Name.Kind == DeclaredKind.FileExtensions));

    private void Override(NamedProto file, DeclaredName name, string used)
    {
        if (name.Kind == DeclaredKind.FileExtensions)
            Overrides.ExtensionClasses[file.Descriptor] = used;
        else if (file.Descriptor.FindSymbol(name.ProtoName) is { } symbol)
            (name.Kind switch { DeclaredKind.ClientExtensions => Overrides.ExtensionClasses, DeclaredKind.Extension => Overrides.Extensions, _ => Overrides.Types })[symbol] = used;
    }

    private void Tell(NamedProto file, DeclaredName name, string full, string used)
    {
        bool isTold = file.Result.Diagnostics.Any(told => told.Rule.Id == LinkRules.DuplicateName.Id && told.Arguments[0] == name.ProtoName);
        if (isTold)
            return;
        PlaceInfo place = PlaceInfo.Of(file.File, file.Descriptor.FindSymbol(name.ProtoName));
        if (_references.TryGetValue(full, out TakenName? taken))
        {
            Report(file, GeneratorRules.NameInReference, place, [], full, name.ProtoName, taken.Assembly, used);
        }
        else if (NamespaceMaker(full) is { } maker)
        {
            Report(file, GeneratorRules.TypeIsNamespace, place, [], full, name.ProtoName, maker.ImportPath, used);
        }
        else
        {
            (DeclaredName first, NamedProto other) = _taken[full];
            PlaceInfo second = PlaceInfo.Of(other.File, other.Descriptor.FindSymbol(first.ProtoName));
            string firstName = first.Kind == DeclaredKind.Holder ? other.ImportPath : first.ProtoName;
            Report(file, GeneratorRules.TypeNameClash, place, [second], full, name.ProtoName, firstName, other.ImportPath, used);
        }
    }

    private void Report(NamedProto file, DiagnosticRule rule, PlaceInfo place, ImmutableEquatableArray<PlaceInfo> related, params string[] arguments) =>
        _findings.Add((file.File, new DiagnosticInfo(rule, arguments.ToImmutableEquatableArray(), place, related)));
}
