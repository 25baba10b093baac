using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.References;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Pipeline;

/// <summary>Links all files and lowers them to specs. The set as a whole changes with every edit; <see cref="FileSetLinker"/> keeps the work per file.</summary>
internal static class LinkStep
{
    public static LinkedSet Run(ImmutableArray<ParsedProto> files, ReferenceIndex references, CancellationToken cancellation)
    {
        var resolver = new ImportResolver(files, references);
        var graph = new ImportGraph(resolver);
        var linker = new FileSetLinker(resolver, graph);
        foreach (ParsedProto file in graph.Order)
        {
            cancellation.ThrowIfCancellationRequested();
            linker.Link(file);
        }

        // By identity: a file that a project lists twice has one result, and its twin none.
        var results = new Dictionary<ParsedProto, FileResult>(ReferenceComparer<ParsedProto>.Instance);
        var named = new List<NamedProto>();
        var defining = new DefiningFiles(graph.Order.Select(file => linker[file].Descriptor).OfType<FileDescriptor>());
        IReadOnlyDictionary<string, string> hintStems = HintNames.For(resolver.ImportPaths);
        // What is only there to be imported is read, and spoken of, when something imports it.
        foreach (ParsedProto file in resolver.Files.Concat(graph.Order.Where(file => file.Options.IsImportOnly)))
        {
            cancellation.ThrowIfCancellationRequested();
            CompiledTwin? twin = linker.TwinOf(file);
            GeneratedParts parts = !IsGenerated(file, resolver) ? GeneratedParts.Nothing : twin?.Parts ?? GeneratedParts.All;
            LinkedProto linked = linker[file];
            string hintStem = hintStems.TryGetValue(linked.ImportPath, out string? stem) ? stem : "";
            FileResult result = linked.Generate(parts, hintStem, name => defining.Find(name) ?? references.FindDeclaring(name)?.ImportPath);
            result = linker.WithImportFindings(file, result).With(twin?.Finding);
            if (linked.Descriptor is { } descriptor)
            {
                if (parts == GeneratedParts.All && !linked.HasErrors)
                    result = result.With([.. TypeTwins.Find(file, descriptor, references)]);
                named.Add(new NamedProto(file, linked, parts, hintStem, result));
            }
            results.Add(file, result);
        }
        foreach ((ParsedProto file, ParsedProto first) in resolver.Duplicates)
            results[file] = new FileResult([], [DiagnosticInfo.ForFile(GeneratorRules.DuplicateImportPath, file.FilePath, resolver.ImportPathOf(file), first.FilePath)]);
        return new LinkedSet(results, named);
    }

    /// <summary>The types of the bundled files are the runtime's, also when a project has a copy of such a file.</summary>
    private static bool IsGenerated(ParsedProto file, ImportResolver resolver) =>
        file.IsSource && (file.IsRuntimeSource || !WellKnownNamespaces.IsRuntimeFile(resolver.ImportPathOf(file)));
}
