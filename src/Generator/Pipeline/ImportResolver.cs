using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Parser;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// Finds the file that an import means: the one with that import path, else a bundled one, else the only known file whose path ends so,
/// which is what makes imports work when no ProtoRoot was said.
/// </summary>
internal sealed class ImportResolver
{
    private static readonly FileOptions _bundledOptions = new("", GrpcServices.None, "public", null);

    // Bundled files never change, so each is parsed once per process, and its identity can be a key as that of any other file.
    // Only their paths get in: names that nothing has, half-typed ones above all, would pile up over a long session.
    private static readonly ConcurrentDictionary<string, ParsedProto> _bundled = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ParsedProto> _byImportPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ParsedProto>> _byFileName = new(StringComparer.Ordinal);
    private readonly List<(ParsedProto File, ParsedProto First)> _duplicates = [];

    /// <param name="files">In any order; the one with the ordinally first path gets an import path that several claim.</param>
    public ImportResolver(IEnumerable<ParsedProto> files)
    {
        foreach (ParsedProto file in files.OrderBy(file => file.FullPath, StringComparer.Ordinal))
        {
            if (!_byImportPath.TryGetValue(file.ImportPath, out ParsedProto? first))
                Add(file);
            else if (first.FullPath != file.FullPath)
                _duplicates.Add((file, first));
        }
    }

    /// <summary>The files that take part, ordered by import path.</summary>
    public IEnumerable<ParsedProto> Files => _byImportPath.Values.OrderBy(file => file.ImportPath, StringComparer.Ordinal);

    /// <summary>Files left out because another has their import path.</summary>
    public IReadOnlyList<(ParsedProto File, ParsedProto First)> Duplicates => _duplicates;

    public IReadOnlyDictionary<string, ParsedProto> ByImportPath => _byImportPath;

    public ParsedProto? Find(string import)
    {
        if (_byImportPath.TryGetValue(import, out ParsedProto? exact))
            return exact;
        return Bundled(import) ?? FindBySuffix(import);
    }

    private void Add(ParsedProto file)
    {
        _byImportPath.Add(file.ImportPath, file);
        string name = FileName(file.FullPath);
        if (!_byFileName.TryGetValue(name, out List<ParsedProto>? list))
            _byFileName.Add(name, list = []);
        list.Add(file);
    }

    private ParsedProto? FindBySuffix(string import)
    {
        if (!_byFileName.TryGetValue(FileName(import), out List<ParsedProto>? candidates))
            return null;
        string suffix = "/" + import;
        ParsedProto? found = null;
        foreach (ParsedProto candidate in candidates)
        {
            if (!candidate.FullPath.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            if (found is not null)
                return null;
            found = candidate;
        }
        return found;
    }

    private static ParsedProto? Bundled(string import)
    {
        if (_bundled.TryGetValue(import, out ParsedProto? known))
            return known;
        return BundledProtos.TryGet(import, out SourceText? source)
            ? _bundled.GetOrAdd(import, new ParsedProto(import, import, _bundledOptions, ProtoParser.Parse(source), null, isGenerated: false))
            : null;
    }

    private static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);
}
