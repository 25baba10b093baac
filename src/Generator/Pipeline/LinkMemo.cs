using System;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Naming;
using ProtoGen.Parser;

namespace ProtoGen.Generator.Pipeline;

/// <summary>The last result for one parsed file, with the imports that it was made with.</summary>
internal sealed class LinkMemo
{
    // Replaced as a whole, so two runs that meet here cannot see half of one.
    private volatile Entry? _last;

    public Entry Get(ParsedProto file, ResolvedImport[] imports, string hintStem, ImportResolver resolver)
    {
        if (_last is { } last && last.HintStem == hintStem && SameImports(last.Imports, imports))
            return last;
        Entry entry = Make(file, imports, hintStem, resolver);
        _last = entry;
        return entry;
    }

    /// <summary>
    /// Everything that resolved is generated even when the file has errors: the linker leaves out what did not resolve, so what is left compiles,
    /// and the user sees the one real error, not a missing type at every use.
    /// </summary>
    private static Entry Make(ParsedProto file, ResolvedImport[] imports, string hintStem, ImportResolver resolver)
    {
        var diagnostics = new List<DiagnosticInfo>();
        if (file.Problem is { } problem)
            diagnostics.Add(new DiagnosticInfo(problem.Rule, problem.Arguments, PlaceInfo.StartOf(file.FilePath), []));
        diagnostics.AddRange(file.Parsed.Diagnostics.Select(diagnostic => DiagnosticInfo.From(diagnostic, resolver.ByImportPath)));
        LinkedFile? linked = null;
        IEnumerable<FileSpec> sources = [];
        try
        {
            linked = Linker.Link(file.Parsed.Syntax, imports);
            diagnostics.AddRange(linked.Diagnostics.Select(diagnostic => DiagnosticInfo.From(diagnostic, resolver.ByImportPath)));
            if (file.IsGenerated)
            {
                diagnostics.AddRange(CheckNamespace(file, linked));
                sources = FileSpecBuilder.Build(linked.Descriptor, file.Options, hintStem, linked.HasErrors || file.Parsed.HasErrors).ToArray();
            }
        }
#pragma warning disable CA1031 // A bug met in one file must not take the types of all other files away, which is what a thrown exception does here.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            diagnostics.Add(DiagnosticInfo.ForFile(GeneratorRules.InternalError, file.FilePath, exception.GetType().Name + ": " + exception.Message));
        }
        return new Entry(imports, hintStem, linked, new FileResult(sources.ToImmutableEquatableArray(), diagnostics.ToImmutableEquatableArray()));
    }

    private static IEnumerable<DiagnosticInfo> CheckNamespace(ParsedProto file, LinkedFile linked)
    {
        if (linked.Descriptor.Options.GetString("csharp_namespace") is { Length: > 0 } said && !Identifiers.IsNamespace(said))
            yield return DiagnosticInfo.ForFile(GeneratorRules.InvalidNamespace, file.FilePath, said, Identifiers.ToNamespace(said));
    }

    private static bool SameImports(ResolvedImport[] left, ResolvedImport[] right)
    {
        if (left.Length != right.Length)
            return false;
        for (int i = 0; i < left.Length; i++)
        {
            bool sameCycle = left[i].Cycle is { } cycle ? right[i].Cycle is { } other && cycle.SequenceEqual(other) : right[i].Cycle is null;
            if (!sameCycle || !ReferenceEquals(left[i].File, right[i].File))
                return false;
        }
        return true;
    }

    internal sealed class Entry(ResolvedImport[] imports, string hintStem, LinkedFile? linked, FileResult result)
    {
        public ResolvedImport[] Imports { get; } = imports;

        public string HintStem { get; } = hintStem;

        /// <summary>Null only after an internal error.</summary>
        public LinkedFile? Linked { get; } = linked;

        public FileResult Result { get; } = result;
    }
}
