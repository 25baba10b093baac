using System;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Pipeline;

namespace ProtoGen.Generator.References;

/// <summary>The files of all referenced assemblies, by import path. Made anew when the list of them changes, and not compared otherwise.</summary>
internal sealed class ReferenceIndex
{
    private readonly Dictionary<string, List<ReferencedFile>> _byPath = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, ReferencedProto>> _names;

    /// <param name="files">In the order of the list.</param>
    public ReferenceIndex(IReadOnlyList<ReferencedFile> files)
    {
        foreach (ReferencedFile file in files)
        {
            if (!_byPath.TryGetValue(file.Proto.ImportPath, out List<ReferencedFile>? list))
                _byPath.Add(file.Proto.ImportPath, list = []);
            list.Add(file);
        }
        _names = new Lazy<Dictionary<string, ReferencedProto>>(() => IndexNames(files));
    }

    public bool IsEmpty => _byPath.Count == 0;

    /// <summary>Some assembly has a file with that path, whether the project can use it or not.</summary>
    public bool Contains(string importPath) => _byPath.ContainsKey(importPath);

    /// <summary>The file that an import of the project means; null when there is none, when it cannot be used, and when several assemblies have it.</summary>
    public ReferencedFile? Find(string importPath) =>
        Usable(importPath) is [var file] && file.Parsed is not null ? file : null;

    /// <summary>The file that an import in a referenced file means: its own assembly's, else that of another one.</summary>
    public ReferencedFile? FindFor(ReferencedProto importer, string importPath)
    {
        if (!_byPath.TryGetValue(importPath, out List<ReferencedFile>? files))
            return null;
        // The assembly was compiled against one of them; which one makes no difference only if they say the same.
        return files.Find(file => file.Proto.Assembly == importer.Assembly && !file.Proto.IsNewer)
            ?? files.Find(file => file.Proto.IsUsable && HaveSameContent(files.Where(other => other.Proto.IsUsable)))
            ?? (HaveSameContent(files) && !files[0].Proto.IsNewer ? files[0] : null);
    }

    /// <summary>The assembly's file that declares a top-level name, for files that the project can use; null when none does.</summary>
    public ReferencedProto? FindDeclaring(string fullName) => !IsEmpty && _names.Value.TryGetValue(fullName, out ReferencedProto? file) ? file : null;

    /// <summary>A file that the project can use and whose path ends like the import: its project did not say where import paths start.</summary>
    public ReferencedProto? FindEndingWith(string import) =>
        _byPath.Values.SelectMany(files => files).Select(file => file.Proto).Where(file => file.IsUsable && file.ImportPath.EndsWith("/" + import, StringComparison.Ordinal))
            .OrderBy(file => file.ImportPath, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Why <see cref="Find"/> gives nothing; null when no assembly has the file.</summary>
    public ProtoProblem? Explain(string importPath)
    {
        if (!_byPath.TryGetValue(importPath, out List<ReferencedFile>? files))
            return null;
        switch (Usable(importPath))
        {
            case [var file]:
                return new ProtoProblem(GeneratorRules.UnusableReference, [importPath, file.Proto.Assembly, file.Error]);
            case [_, _, ..] several:
                string assemblies = string.Join(", ", several.Select(file => file.Proto.Assembly));
                return new ProtoProblem(GeneratorRules.SeveralAssemblies, [importPath, assemblies, HaveSameContent(several) ? "each with types of its own" : "with different content"]);
            default:
                return files.Find(file => file.Proto.IsNewer)?.Proto is { } newer
                    ? new ProtoProblem(GeneratorRules.NewerContract, [importPath, newer.Assembly])
                    : new ProtoProblem(GeneratorRules.InaccessibleTypes, [importPath, files[0].Proto.Assembly]);
        }
    }

    private List<ReferencedFile> Usable(string importPath) =>
        _byPath.TryGetValue(importPath, out List<ReferencedFile>? files) ? files.FindAll(file => file.Proto.IsUsable) : [];

    private static bool HaveSameContent(IEnumerable<ReferencedFile> files) => files.Select(file => file.Proto.Descriptor).Distinct(StringComparer.Ordinal).Count() == 1;

    private static Dictionary<string, ReferencedProto> IndexNames(IReadOnlyList<ReferencedFile> files)
    {
        var names = new Dictionary<string, ReferencedProto>(StringComparer.Ordinal);
        foreach (ReferencedFile file in files.Where(file => file.Proto.IsUsable))
        {
            foreach (string name in file.TopLevelNames)
            {
                if (!names.ContainsKey(name))
                    names.Add(name, file.Proto);
            }
        }
        return names;
    }
}
