using System;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Naming;
using ProtoGen.Parser;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// The import path of every project file. Where the project says no <c>ProtoRoot</c>, the imports tell: an import that is the ending of one file's path
/// names that file, and what stands before it is a root for the files beside it. So descriptors have the names that protoc would give them with those roots.
/// The result does not depend on the order of the files.
/// </summary>
internal sealed class ImportPaths
{
    private readonly Dictionary<ParsedProto, string> _paths = new(ReferenceComparer<ParsedProto>.Instance);
    private readonly Dictionary<string, List<ParsedProto>> _ambiguous = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ParsedProto> _second = new(StringComparer.Ordinal);
    private readonly HashSet<string> _roots = new(StringComparer.Ordinal);

    /// <param name="files">All project files, each once.</param>
    /// <param name="isElsewhere">An import path has a file that is not one of the project.</param>
    public ImportPaths(IReadOnlyCollection<ParsedProto> files, Func<string, bool> isElsewhere)
    {
        List<ParsedProto> floating = files.Where(file => file.Root is null).ToList();
        foreach (ParsedProto file in files.Where(file => file.Root is not null))
        {
            _paths.Add(file, file.DefaultImportPath);
            _roots.Add(file.Root!);
        }
        if (floating.Count > 0)
        {
            AssignCopiesOfBundledFiles(floating);
            AssignImported(files, floating, isElsewhere);
            AssignOthers(floating);
        }
    }

    /// <summary>The import path of any file; of one that is not the project's, its only one.</summary>
    public string Of(ParsedProto file) => _paths.TryGetValue(file, out string? path) ? path : file.DefaultImportPath;

    /// <summary>The files that an import could mean, for one that could mean several; else null.</summary>
    public IReadOnlyList<ParsedProto>? CandidatesOf(string import) => _ambiguous.TryGetValue(import, out List<ParsedProto>? files) ? files : null;

    /// <summary>The file that an import means although others import it by another path; else null.</summary>
    public ParsedProto? OtherwiseImported(string import) => _second.TryGetValue(import, out ParsedProto? file) ? file : null;

    /// <summary>A file that ends like a bundled one and has a package of Google's is a copy of it, imported or not.</summary>
    private void AssignCopiesOfBundledFiles(List<ParsedProto> floating)
    {
        foreach (ParsedProto file in floating)
        {
            string package = file.Parsed.Syntax.Package?.Name.Text ?? "";
            if (package != "pb" && !package.StartsWith("google.", StringComparison.Ordinal))
                continue;
            int start = file.FullPath.LastIndexOf("/google/", StringComparison.Ordinal) + 1;
            if (start > 0 && WellKnownNamespaces.IsRuntimeFile(file.FullPath.Substring(start)))
                Claim(file, file.FullPath.Substring(start), file.FullPath.Substring(0, start - 1));
        }
    }

    private void AssignImported(IEnumerable<ParsedProto> files, List<ParsedProto> floating, Func<string, bool> isElsewhere)
    {
        var known = new HashSet<string>(_paths.Values, StringComparer.Ordinal);
        Dictionary<string, ParsedProto> places = floating.Where(file => !file.IsPathless)
            .GroupBy(file => file.DefaultImportPath, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        ILookup<string, ParsedProto> byName = floating.ToLookup(file => ImportPath.FileName(file.FullPath), StringComparer.Ordinal);

        // Of two imports that are endings of one path the longer one has the file.
        List<string> imports = files.SelectMany(file => file.Parsed.Syntax.Imports).Where(import => !import.Path.IsMissing).Select(import => import.Path.Text)
            .Distinct(StringComparer.Ordinal).Where(import => !known.Contains(import) && !isElsewhere(import))
            .OrderByDescending(import => import.Length).ThenBy(import => import, StringComparer.Ordinal).ToList();
        foreach (string import in imports.Where(places.ContainsKey))
            Claim(places[import], import, root: null);

        var unclear = new List<string>();
        foreach (string import in imports.Where(import => !places.ContainsKey(import)))
        {
            List<ParsedProto> candidates = CandidatesFor(import);
            if (candidates.Count == 1)
                Claim(candidates[0], import, RootOf(candidates[0], import));
            else if (candidates.Count > 1)
                unclear.Add(import);
        }
        // A root that other imports made certain decides.
        foreach (string import in unclear)
        {
            List<ParsedProto> candidates = CandidatesFor(import);
            List<ParsedProto> below = candidates.Where(file => _roots.Contains(RootOf(file, import))).ToList();
            if (below.Count == 1)
                Claim(below[0], import, root: null);
            else
                _ambiguous.Add(import, candidates);
        }

        List<ParsedProto> CandidatesFor(string import) =>
            byName[ImportPath.FileName(import)].Where(file => file.FullPath.EndsWith("/" + import, StringComparison.Ordinal))
                .OrderBy(file => file.FullPath, StringComparer.Ordinal).ToList();
    }

    /// <summary>What nobody imports is named by the nearest root above it, unless that name is another file's.</summary>
    private void AssignOthers(List<ParsedProto> floating)
    {
        List<(ParsedProto File, string Path)> others = floating.Where(file => !_paths.ContainsKey(file)).Select(file => (file, BelowNearestRoot(file))).ToList();
        Dictionary<string, int> claims = _paths.Values.Concat(others.Select(other => other.Path))
            .GroupBy(path => path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach ((ParsedProto file, string path) in others)
            _paths.Add(file, claims[path] == 1 ? path : file.DefaultImportPath);
    }

    private string BelowNearestRoot(ParsedProto file)
    {
        string shortest = file.DefaultImportPath;
        bool isInside = !file.IsPathless && file.FullPath.EndsWith("/" + shortest, StringComparison.Ordinal);
        string? nearest = null;
        foreach (string root in _roots)
        {
            if (ImportPath.TryMakeRelative(root, file.FullPath, out string relative) && (nearest is null || relative.Length < nearest.Length) && (!isInside || relative.Length < shortest.Length))
                nearest = relative;
        }
        return nearest ?? shortest;
    }

    private void Claim(ParsedProto file, string import, string? root)
    {
        if (_paths.TryGetValue(file, out string? first))
        {
            if (first != import)
                _second.Add(import, file);
            return;
        }
        _paths.Add(file, import);
        if (root is not null)
            _roots.Add(root);
    }

    private static string RootOf(ParsedProto file, string import) => file.FullPath.Substring(0, file.FullPath.Length - import.Length).TrimEnd('/');
}
