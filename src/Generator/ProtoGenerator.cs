using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Generator.References;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator;

/// <summary>
/// Turns the .proto files among a project's additional files into C#. The values between the steps are compared by content, so a keystroke in a
/// C# file runs nothing, and an edit of a .proto file rewrites that file's C# and that of the files which depend on its shape.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ProtoGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<GlobalOptions> options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => GlobalOptions.Read(provider))
            .WithTrackingName(StepNames.Options);

        // The metadata is copied out before anything is parsed: the provider itself is a new object after many an edit.
        IncrementalValuesProvider<ProtoInput> inputs = context.AdditionalTextsProvider
            .Where(static text => text.Path.EndsWith(".proto", StringComparison.OrdinalIgnoreCase))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => (Text: pair.Left, Options: FileOptions.Read(pair.Right.GetOptions(pair.Left))))
            .Combine(options)
            .Where(static pair => pair.Right.IsEnabled)
            .Select(static (pair, _) => new ProtoInput(pair.Left.Text, pair.Left.Options, pair.Right))
            .WithTrackingName(StepNames.ReadFile);

        IncrementalValuesProvider<ParsedProto> parsed = inputs
            .Select(static (input, cancellation) => ParseStep.Run(input, cancellation))
            .WithTrackingName(StepNames.ParseFile);

        // One of two looks at the compilation, which run after every edit of C#: a list of values, so that only a reference that says something else lets anything more run; then an object per file, which keeps what is made of it.
        IncrementalValueProvider<ReferenceIndex> references = context.CompilationProvider
            .Select(static (compilation, cancellation) => ReferenceReader.Read(compilation, cancellation))
            .WithTrackingName(StepNames.References)
            .SelectMany(static (files, _) => files)
            .Select(static (file, _) => new ReferencedFile(file))
            .WithTrackingName(StepNames.ReferencedFile)
            .Collect()
            .Select(static (files, _) => new ReferenceIndex(files));

        IncrementalValueProvider<LinkedSet> linked = parsed.Collect().Combine(references)
            .Select(static (pair, cancellation) => LinkStep.Run(pair.Left, pair.Right, cancellation))
            .WithTrackingName(StepNames.LinkFiles);

        // The other look at the compilation. What it finds is compared by value, and usually is nothing.
        IncrementalValueProvider<ImmutableEquatableArray<TakenName>> taken = linked
            .Select(static (set, _) => set.Names())
            .WithTrackingName(StepNames.DeclaredNames)
            .Combine(context.CompilationProvider)
            .Select(static (pair, cancellation) => ReferencedNames.Find(pair.Left, pair.Right, cancellation))
            .WithTrackingName(StepNames.ReferencedNames);

        IncrementalValueProvider<LinkedSet> named = linked.Combine(taken).Combine(options)
            .Select(static (pair, cancellation) => NameStep.Run(pair.Left.Left, pair.Left.Right, pair.Right.OwnTypes ? "" : pair.Right.RootNamespace, cancellation))
            .WithTrackingName(StepNames.NameFiles);

        // Each file looks up its own result: the results as one list would shift, and rewrite everything, when a file goes away.
        IncrementalValuesProvider<FileResult> results = parsed.Combine(named)
            .Select(static (pair, _) => pair.Right[pair.Left])
            .WithTrackingName(StepNames.FileResult);

        IncrementalValuesProvider<FileSpec> sources = results
            .SelectMany(static (result, _) => result.Sources)
            .WithTrackingName(StepNames.FileSpec);

        IncrementalValuesProvider<ImmutableEquatableArray<DiagnosticInfo>> diagnostics = results
            .Select(static (result, _) => result.Diagnostics)
            .WithTrackingName(StepNames.Diagnostics);

        IncrementalValueProvider<DiagnosticInfo?> language = inputs.Collect()
            .Combine(context.ParseOptionsProvider)
            .Select(static (pair, _) => pair.Left.Length == 0 ? null : LanguageCheck.Run((CSharpParseOptions)pair.Right))
            .WithTrackingName(StepNames.Language);

        context.RegisterSourceOutput(language, static (output, found) =>
        {
            if (found is not null)
                output.ReportDiagnostic(DiagnosticReporter.ToRoslyn(found));
        });
        context.RegisterSourceOutput(sources, static (output, spec) =>
            output.AddSource(spec.HintName, Microsoft.CodeAnalysis.Text.SourceText.From(FileEmitter.Emit(spec, output.CancellationToken), System.Text.Encoding.UTF8)));
        context.RegisterSourceOutput(diagnostics, static (output, found) =>
        {
            foreach (DiagnosticInfo info in found)
                output.ReportDiagnostic(DiagnosticReporter.ToRoslyn(info));
        });
    }
}
