using System;
using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.References;
using ProtoGen.Parser;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Pipeline;

/// <summary>A parsed file with the imports that it was linked with, and what was last generated from it.</summary>
internal sealed class LinkedProto
{
    private readonly DiagnosticInfo? _failure;
    private readonly Lazy<byte[]> _content;
    private volatile Output? _last;

    public LinkedProto(ParsedProto file, string importPath, ResolvedImport[] imports)
    {
        File = file;
        ImportPath = importPath;
        Imports = imports;
        try
        {
            Linked = Linker.Link(file.Parsed, imports, importPath: importPath);
            DescriptorOrigins.Set(Linked.Descriptor, file);
        }
#pragma warning disable CA1031 // A bug met in one file must not take the types of all other files away, which is what a thrown exception does here.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            _failure = Failure(exception);
        }
        _content = new Lazy<byte[]>(() => Linked?.Descriptor.ToDescriptorProto(includeSourceInfo: false, retainOptions: true) ?? []);
    }

    public ParsedProto File { get; }

    public string ImportPath { get; }

    public ResolvedImport[] Imports { get; }

    /// <summary>Null only after an internal error.</summary>
    public LinkedFile? Linked { get; }

    public FileDescriptor? Descriptor => Linked?.Descriptor;

    public bool HasErrors => Linked is not { HasErrors: false } || File.Parsed.HasErrors;

    /// <summary>The two say the same, comments and layout aside.</summary>
    public bool HasSameContent(LinkedProto other) => _content.Value.SequenceEqual(other._content.Value);

    /// <summary>
    /// Everything that resolved is generated even when the file has errors: the linker leaves out what did not resolve, so what is left compiles,
    /// and the user sees the one real error, not a missing type at every use.
    /// </summary>
    /// <param name="parts">What to generate.</param>
    /// <param name="hintStem">What the names of the C# files begin with.</param>
    public FileResult Generate(GeneratedParts parts, string hintStem) => OutputOf(parts, hintStem).Result;

    /// <summary>
    /// The result with messages that know all files: a name that no import brings may be defined in a file that is not imported. That depends on
    /// more than the imports, so it is asked anew each time and not remembered; the types stay the same.
    /// </summary>
    public FileResult Generate(GeneratedParts parts, string hintStem, Func<string, string?> findDefiningFile)
    {
        Output output = OutputOf(parts, hintStem);
        if (Linked is not { } linked || linked.Diagnostics.All(diagnostic => diagnostic.Id != LinkRules.NameNotFound.Id))
            return output.Result;
        return Result(output.Result.Sources, output.OtherFindings, Linker.Link(File.Parsed, Imports, findDefiningFile, ImportPath));
    }

    /// <summary>The sources again, with other names.</summary>
    public ImmutableEquatableArray<FileSpec> Rename(GeneratedParts parts, string hintStem, NameOverrides overrides)
    {
        var access = new TypeAccess(File, Descriptor!);
        return access.HidesTypes ? [] : FileSpecBuilder.Build(Descriptor!, access.Options, hintStem, HasErrors, parts, overrides).ToImmutableEquatableArray();
    }

    /// <summary>The names that the sources declare.</summary>
    public DeclaredNames NamesOf(GeneratedParts parts, string hintStem) => OutputOf(parts, hintStem).Names;

    private Output OutputOf(GeneratedParts parts, string hintStem)
    {
        if (_last is { } last && last.Parts == parts && last.HintStem == hintStem)
            return last;
        var findings = new List<DiagnosticInfo>();
        if (File.Problem is { } problem)
            findings.Add(new DiagnosticInfo(problem.Rule, problem.Arguments, PlaceInfo.StartOf(File.FilePath), []));
        findings.AddRange(File.Parsed.Diagnostics.Select(DiagnosticInfo.From));
        if (_failure is not null)
            findings.Add(_failure);
        IEnumerable<FileSpec> sources = [];
        if (Linked is not null && parts != GeneratedParts.Nothing)
        {
            try
            {
                sources = Specs(Linked, parts, hintStem, findings);
            }
#pragma warning disable CA1031 // As above.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                findings.Add(Failure(exception));
            }
        }
        FileResult result = Result(sources.ToImmutableEquatableArray(), findings, Linked);
        var output = new Output(parts, hintStem, findings, result, new DeclaredNames(result.Sources));
        _last = output;
        return output;
    }

    private FileSpec[] Specs(LinkedFile linked, GeneratedParts parts, string hintStem, List<DiagnosticInfo> findings)
    {
        if (linked.Descriptor.Options.GetString("csharp_namespace") is { Length: > 0 } said && !Identifiers.IsNamespace(said))
            findings.Add(DiagnosticInfo.ForFile(GeneratorRules.InvalidNamespace, File.FilePath, said, Identifiers.ToNamespace(said)));
        findings.AddRange(RedactingOptionImports.Check(linked).Select(DiagnosticInfo.From));
        var access = new TypeAccess(File, linked.Descriptor);
        findings.AddRange(access.Findings);
        return access.HidesTypes ? [] : FileSpecBuilder.Build(linked.Descriptor, access.Options, hintStem, HasErrors, parts).ToArray();
    }

    private static FileResult Result(ImmutableEquatableArray<FileSpec> sources, IEnumerable<DiagnosticInfo> others, LinkedFile? linked) =>
        new(sources, others.Concat(linked?.Diagnostics.Select(DiagnosticInfo.From) ?? []).ToImmutableEquatableArray());

    private DiagnosticInfo Failure(Exception exception) =>
        DiagnosticInfo.ForFile(GeneratorRules.InternalError, File.FilePath, exception.GetType().Name + ": " + exception.Message);

    /// <param name="OtherFindings">What the parser and the generator have to say, the linker aside.</param>
    private sealed record Output(GeneratedParts Parts, string HintStem, IReadOnlyList<DiagnosticInfo> OtherFindings, FileResult Result, DeclaredNames Names);
}
