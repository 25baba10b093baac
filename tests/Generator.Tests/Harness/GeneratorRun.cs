using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Tests.Harness;

/// <summary>What one run of the generator gave.</summary>
internal sealed class GeneratorRun(GeneratorRunResult result, Compilation compilation, CSharpParseOptions parseOptions)
{
    public Exception? Exception => result.Exception;

    public ImmutableArray<Diagnostic> Diagnostics => result.Diagnostics;

    /// <summary>Text by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; } =
        result.Exception is { } exception
            ? throw new InvalidOperationException("The generator threw.", exception)
            : result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    public string Source => Assert.Single(Sources).Value;

    /// <summary>
    /// The project with its generated code. Generated files leave the warnings about null off, to be cheap to compile; they are on here, because the
    /// annotations have to be right.
    /// </summary>
    public Compilation Whole => compilation
        .AddSyntaxTrees(result.GeneratedSources.Select(source => CSharpSyntaxTree.ParseText(WithNullableWarnings(source.SourceText), parseOptions, source.HintName)));

    /// <summary>The diagnostics as the compiler prints them, paths below the project.</summary>
    public IReadOnlyList<string> DiagnosticLines => [.. Diagnostics
        .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
        .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
        .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
        .Select(Print)];

    public IReadOnlyList<IncrementalGeneratorRunStep> Steps(string name) => result.TrackedSteps.TryGetValue(name, out var steps) ? steps : [];

    /// <summary>Why each output of a step is as it is.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string name) =>
        [.. Steps(name).SelectMany(step => step.Outputs).Select(output => output.Reason)];

    /// <summary>The reasons of all outputs of the final step, sources and diagnostics alike.</summary>
    public IReadOnlyList<IncrementalStepRunReason> OutputReasons =>
        [.. result.TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(step => step.Outputs).Select(output => output.Reason)];

    /// <summary>Everything the compiler has to say about the generated code, at every warning level, hidden findings aside.</summary>
    /// <param name="image">Where the assembly goes; null when it is not wanted.</param>
    public IReadOnlyList<Diagnostic> Compile(Stream? image = null)
    {
        Compilation all = Whole.WithOptions(((CSharpCompilationOptions)compilation.Options).WithWarningLevel(9999));
        return [.. all.Emit(image ?? Stream.Null).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
    }

    private static SourceText WithNullableWarnings(SourceText source)
    {
        string text = source.ToString();
        Assert.Contains(GeneratedFile.Nullable, text, StringComparison.Ordinal);
        return SourceText.From(text.Replace(GeneratedFile.Nullable, "#nullable enable", StringComparison.Ordinal), Encoding.UTF8);
    }

    private static string Print(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        string path = span.Path.StartsWith(GeneratorHarness.ProjectDirectory, StringComparison.Ordinal)
            ? span.Path[GeneratorHarness.ProjectDirectory.Length..]
            : span.Path;
        return string.Create(CultureInfo.InvariantCulture,
            $"{path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}): {(diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning")} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
