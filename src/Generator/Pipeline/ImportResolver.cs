using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.References;
using ProtoGen.Parser;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// Finds the file that an import means: the project's own with that import path, else that of a referenced assembly, else a bundled one, else one that is
/// there to be imported only.
/// </summary>
internal sealed class ImportResolver
{
    private static readonly FileOptions _bundledOptions = new("", GrpcServices.None, "public");

    // Bundled files never change, so each is parsed once per process, and its identity can be a key as that of any other file.
    // Only their paths get in: names that nothing has, half-typed ones above all, would pile up over a long session.
    private static readonly ConcurrentDictionary<string, ParsedProto> _bundled = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ParsedProto> _byImportPath = new(StringComparer.Ordinal);
    private readonly List<(ParsedProto File, ParsedProto First)> _duplicates = [];
    private readonly ImportPaths _paths;
    private readonly ReferenceIndex _references;
    private readonly ImportOnlyFiles _importOnly;

    /// <param name="files">In any order; the one with the ordinally first path gets an import path that several claim.</param>
    /// <param name="references">The files of referenced assemblies.</param>
    public ImportResolver(IReadOnlyCollection<ParsedProto> files, ReferenceIndex references)
    {
        _references = references;
        _importOnly = new ImportOnlyFiles(files.Where(file => file.Options.IsImportOnly));
        List<ParsedProto> distinct = files.Where(file => !file.Options.IsImportOnly).GroupBy(file => file.FullPath, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.First()).ToList();
        _paths = new ImportPaths(distinct, path => references.Contains(path) || WellKnownNamespaces.IsRuntimeFile(path));
        foreach (ParsedProto file in distinct)
        {
            if (_byImportPath.TryGetValue(_paths.Of(file), out ParsedProto? first))
                _duplicates.Add((file, first));
            else
                _byImportPath.Add(_paths.Of(file), file);
        }
        Files = _byImportPath.Values.OrderBy(ImportPathOf, StringComparer.Ordinal).ToList();
    }

    /// <summary>The files that the project compiles, ordered by import path.</summary>
    public IReadOnlyList<ParsedProto> Files { get; }

    /// <summary>Files left out because another has their import path.</summary>
    public IReadOnlyList<(ParsedProto File, ParsedProto First)> Duplicates => _duplicates;

    public IEnumerable<string> ImportPaths => _byImportPath.Keys;

    public string ImportPathOf(ParsedProto file) => _paths.Of(file);

    /// <summary>The compiled file with the import path of a file of the project; null when there is none, and for other files.</summary>
    public ParsedProto? CompiledTwinOf(ParsedProto file) => file.IsSource ? _references.Find(ImportPathOf(file))?.Parsed : null;

    public ParsedProto? Find(ParsedProto importer, string import)
    {
        // The bundled files are the same for all, whoever imports them; a copy of one in the project stands in for it.
        if (importer.Reference is { } reference && !WellKnownNamespaces.IsRuntimeFile(import))
            return _references.FindFor(reference.Proto, import)?.Parsed;
        if (_byImportPath.TryGetValue(import, out ParsedProto? own))
            return own;
        // Of a file that is compiled somewhere, that is the one which others must agree with.
        return _references.Find(import)?.Parsed ?? Bundled(import) ?? (_references.Contains(import) ? null : _importOnly.Find(import));
    }

    /// <summary>Why a project file's import leads nowhere, if there is more to say than that there is no such file.</summary>
    public ProtoProblem? Explain(string import)
    {
        if (_paths.CandidatesOf(import) is { } candidates)
            return new ProtoProblem(GeneratorRules.AmbiguousImport, [import, string.Join(", ", candidates.Select(file => "\"" + file.FilePath + "\""))]);
        if (_paths.OtherwiseImported(import) is { } file)
            return new ProtoProblem(GeneratorRules.SecondImportPath, [import, file.FilePath, _paths.Of(file)]);
        if (_references.Explain(import) is { } problem)
            return problem;
        return _references.FindEndingWith(import) is { } ending
            ? new ProtoProblem(GeneratorRules.SecondImportPath, [import, ending.Assembly + "/" + ending.ImportPath, ending.ImportPath])
            : null;
    }

    /// <summary>Some referenced assembly has a file with that path.</summary>
    public bool IsReferenced(string importPath) => _references.Contains(importPath);

    private static ParsedProto? Bundled(string import)
    {
        if (_bundled.TryGetValue(import, out ParsedProto? known))
            return known;
        return BundledProtos.TryGet(import, out SourceText? source)
            ? _bundled.GetOrAdd(import, new ParsedProto(import, import, _bundledOptions, source) { DefaultImportPath = import })
            : null;
    }
}
