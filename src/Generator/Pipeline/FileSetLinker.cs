using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Naming;
using ProtoGen.Parser;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// Links the files of one run, imports first. The work is remembered per file: one whose text and whose linked imports are the same objects as last time
/// keeps its descriptor, so an edit costs the edited file and those that import it.
/// </summary>
internal sealed class FileSetLinker(ImportResolver resolver, ImportGraph graph)
{
    // The keys are what the driver keeps alive; when it drops a file, what was linked from it goes too.
    private static readonly ConditionalWeakTable<ParsedProto, LinkMemo> _memos = new();

    private readonly Dictionary<ParsedProto, LinkedProto> _linked = new(ReferenceComparer<ParsedProto>.Instance);
    private readonly Dictionary<ParsedProto, CompiledTwin> _twins = new(ReferenceComparer<ParsedProto>.Instance);
    private readonly Dictionary<ParsedProto, string> _unusable = new(ReferenceComparer<ParsedProto>.Instance);
    private readonly Dictionary<ParsedProto, List<DiagnosticInfo>> _importFindings = new(ReferenceComparer<ParsedProto>.Instance);

    public LinkedProto this[ParsedProto file] => _linked[file];

    /// <summary>A project file's counterpart in a referenced assembly; null when there is none.</summary>
    public CompiledTwin? TwinOf(ParsedProto file) => _twins.TryGetValue(file, out CompiledTwin? twin) ? twin : null;

    /// <summary>Links a file whose imports are linked.</summary>
    public void Link(ParsedProto file)
    {
        IReadOnlyList<ParsedProto?> targets = graph.ImportsOf(file);
        var imports = new ResolvedImport[targets.Count];
        for (int i = 0; i < imports.Length; i++)
            imports[i] = Resolve(file, file.Parsed.Syntax.Imports[i], targets[i]);
        LinkedProto linked = _memos.GetOrCreateValue(file).Get(file, resolver.ImportPathOf(file), imports);
        _linked.Add(file, linked);
        if (file.Reference is not null)
            CheckReferenced(file, linked);
        else if (resolver.CompiledTwinOf(file) is { } twin && !_unusable.ContainsKey(twin))
            _twins.Add(file, new CompiledTwin(linked, _linked[twin]));
    }

    /// <summary>The result with what is known about the file's imports in place of "not found".</summary>
    public FileResult WithImportFindings(ParsedProto file, FileResult result)
    {
        if (!_importFindings.TryGetValue(file, out List<DiagnosticInfo>? findings))
            return result;
        IEnumerable<DiagnosticInfo> others = result.Diagnostics
            .Where(told => told.Rule.Id != LinkRules.ImportNotFound.Id || !findings.Exists(finding => finding.Place.Start == told.Place.Start));
        return result with { Diagnostics = others.Concat(findings).ToImmutableEquatableArray() };
    }

    private ResolvedImport Resolve(ParsedProto file, ImportSyntax import, ParsedProto? target)
    {
        if (target is null)
        {
            if (!import.Path.IsMissing && file.IsSource && resolver.Explain(import.Path.Text) is { } problem)
                AddFinding(file, import, problem);
            return ResolvedImport.NotFound;
        }
        // An option import brings nothing that generated code would name.
        if (file.IsSource && target.Options.IsImportOnly && import.Kind != ImportKind.Option)
            AddFinding(file, import, new ProtoProblem(GeneratorRules.CompiledNowhere, [import.Path.Text]));
        if (graph.IsCyclic(file, target))
            return ResolvedImport.InCycle(graph.CycleThrough(file, target));
        if (_unusable.TryGetValue(target, out string? reason))
        {
            if (file.IsSource)
                AddFinding(file, import, new ProtoProblem(GeneratorRules.UnusableReference, [import.Path.Text, target.Reference!.Proto.Assembly, reason]));
            return ResolvedImport.NotFound;
        }
        FileDescriptor? descriptor = TwinOf(target) is { IsUsed: true } twin ? twin.Compiled.Descriptor : _linked[target].Descriptor;
        return descriptor is null ? ResolvedImport.NotFound : ResolvedImport.Found(descriptor);
    }

    private void AddFinding(ParsedProto file, ImportSyntax import, ProtoProblem problem)
    {
        if (!_importFindings.TryGetValue(file, out List<DiagnosticInfo>? findings))
            _importFindings.Add(file, findings = []);
        findings.Add(new DiagnosticInfo(problem.Rule, problem.Arguments, PlaceInfo.Of(SourceLocation.Of(file.Source, import.Path.Span)), []));
    }

    private void CheckReferenced(ParsedProto file, LinkedProto linked)
    {
        List<ImportSyntax> imports = file.Parsed.Syntax.Imports;
        for (int i = 0; i < linked.Imports.Length; i++)
        {
            if (linked.Imports[i].File is not null)
                continue;
            string path = imports[i].Path.Text;
            string state = graph.ImportsOf(file)[i] is { } target && _unusable.TryGetValue(target, out string? reason) ? "which cannot be used: " + reason
                : resolver.IsReferenced(path) ? "which several referenced assemblies have with different content"
                : "which no referenced assembly has";
            _unusable.Add(file, $"it imports \"{path}\", {state}");
            return;
        }
        if (linked.HasErrors)
        {
            Diagnostic? error = file.Parsed.Diagnostics.Concat(linked.Linked?.Diagnostics ?? []).FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            _unusable.Add(file, error?.Message ?? "it cannot be linked");
        }
    }
}
