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
    /// The result with messages that know all files: a name that no import brings may be defined in a file that is not imported. That depends on
    /// more than the imports, so it is asked anew each time and not remembered; the types stay those of <paramref name="entry"/>.
    /// </summary>
    public static FileResult Reword(ParsedProto file, Entry entry, DefiningFiles defining, ImportResolver resolver)
    {
        if (entry.Linked is not { } linked || linked.Diagnostics.All(diagnostic => diagnostic.Id != LinkRules.NameNotFound.Id))
            return entry.Result;
        LinkedFile again = Linker.Link(file.Parsed, entry.Imports, defining.Find);
        return Result(entry.Sources, entry.OtherFindings, again, resolver);
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
            linked = Linker.Link(file.Parsed, imports);
            if (file.IsGenerated)
            {
                diagnostics.AddRange(CheckNamespace(file, linked));
                diagnostics.AddRange(RedactingOptionImports.Check(linked).Select(diagnostic => DiagnosticInfo.From(diagnostic, resolver.ByImportPath)));
                sources = FileSpecBuilder.Build(linked.Descriptor, file.Options, hintStem, linked.HasErrors || file.Parsed.HasErrors).ToArray();
            }
        }
#pragma warning disable CA1031 // A bug met in one file must not take the types of all other files away, which is what a thrown exception does here.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            diagnostics.Add(DiagnosticInfo.ForFile(GeneratorRules.InternalError, file.FilePath, exception.GetType().Name + ": " + exception.Message));
        }
        var all = sources.ToImmutableEquatableArray();
        return new Entry(imports, hintStem, linked, all, diagnostics, Result(all, diagnostics, linked, resolver));
    }

    private static FileResult Result(ImmutableEquatableArray<FileSpec> sources, IEnumerable<DiagnosticInfo> others, LinkedFile? linked, ImportResolver resolver)
    {
        IEnumerable<DiagnosticInfo> findings = linked?.Diagnostics.Select(diagnostic => DiagnosticInfo.From(diagnostic, resolver.ByImportPath)) ?? [];
        return new FileResult(sources, others.Concat(findings).ToImmutableEquatableArray());
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

    internal sealed class Entry(
        ResolvedImport[] imports,
        string hintStem,
        LinkedFile? linked,
        ImmutableEquatableArray<FileSpec> sources,
        IReadOnlyList<DiagnosticInfo> otherFindings,
        FileResult result)
    {
        public ResolvedImport[] Imports { get; } = imports;

        public string HintStem { get; } = hintStem;

        /// <summary>Null only after an internal error.</summary>
        public LinkedFile? Linked { get; } = linked;

        public ImmutableEquatableArray<FileSpec> Sources { get; } = sources;

        /// <summary>What the parser and the generator have to say, the linker aside.</summary>
        public IReadOnlyList<DiagnosticInfo> OtherFindings { get; } = otherFindings;

        public FileResult Result { get; } = result;
    }
}
