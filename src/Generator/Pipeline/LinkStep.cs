using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Naming;
using ProtoGen.Parser;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// Links all files and lowers them to specs. The set as a whole changes with every edit, but the work is remembered per file: a file whose text
/// and whose linked imports are the same objects as last time keeps its result, so an edit costs the edited file and those that import it.
/// </summary>
internal static class LinkStep
{
    // The keys are what the driver keeps alive; when it drops a file, what was linked from it goes too.
    private static readonly ConditionalWeakTable<ParsedProto, LinkMemo> _memos = new();

    public static LinkedSet Run(ImmutableArray<ParsedProto> files, CancellationToken cancellation)
    {
        var resolver = new ImportResolver(files);
        var graph = new ImportGraph(resolver);
        IReadOnlyDictionary<string, string> hintStems = HintNames.For(resolver.ByImportPath.Keys);
        var memos = new Dictionary<ParsedProto, LinkMemo.Entry>(ReferenceComparer<ParsedProto>.Instance);
        foreach (ParsedProto file in graph.Order)
        {
            cancellation.ThrowIfCancellationRequested();
            ResolvedImport[] imports = graph.ImportsOf(file).Select(import => Resolve(file, import)).ToArray();
            hintStems.TryGetValue(file.ImportPath, out string? hintStem);
            memos.Add(file, _memos.GetOrCreateValue(file).Get(file, imports, hintStem ?? "", resolver));
        }

        // By identity: a file that a project lists twice has one result, and its twin none.
        var results = new Dictionary<ParsedProto, FileResult>(ReferenceComparer<ParsedProto>.Instance);
        var linked = new List<LinkedProto>();
        var defining = new DefiningFiles(graph.Order.Select(file => memos[file].Linked?.Descriptor).OfType<FileDescriptor>());
        foreach (ParsedProto file in resolver.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            FileResult result = LinkMemo.Reword(file, memos[file], defining, resolver);
            results.Add(file, result);
            if (memos[file].Linked is { } link)
                linked.Add(new LinkedProto(file, link, memos[file].HintStem, result));
        }
        foreach ((ParsedProto file, ParsedProto first) in resolver.Duplicates)
            results[file] = new FileResult([], [DiagnosticInfo.ForFile(GeneratorRules.DuplicateImportPath, file.FilePath, file.ImportPath, first.FilePath)]);
        return new LinkedSet(results, linked);

        ResolvedImport Resolve(ParsedProto file, ParsedProto? import)
        {
            if (import is null)
                return ResolvedImport.NotFound;
            if (graph.IsCyclic(file, import))
                return ResolvedImport.InCycle(graph.CycleThrough(file, import));
            return memos[import].Linked is { } linked ? ResolvedImport.Found(linked.Descriptor) : ResolvedImport.NotFound;
        }
    }
}
