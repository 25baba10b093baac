using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.EveryValid.Checking;

/// <summary>Some .proto files as a project of their own: generated, compiled with every warning on, loaded, and each type used once.</summary>
internal static class GeneratedProject
{
    /// <summary>More lines of one kind say nothing new.</summary>
    private const int MaxProblems = 20;

    public static Verdict Check(IEnumerable<(string Path, string Text)> files, string rootNamespace = "")
    {
        var harness = new GeneratorHarness(
            [.. files.Select(file => new ProtoFile(file.Path, file.Text))],
            new Dictionary<string, string> { ["build_property.RootNamespace"] = rootNamespace });
        GeneratorRun run = harness.Run();
        using var assembly = new MemoryStream();
        var problems = new List<string>();
        problems.AddRange(run.Compile(assembly).Take(MaxProblems).Select(Print));
        int types = 0;
        if (problems.Count == 0)
            problems.AddRange(TypeToucher.Touch(assembly, out types).Take(MaxProblems));
        return new Verdict(
            [.. run.DiagnosticLines.Where(line => line.Contains(": error ", StringComparison.Ordinal))],
            [.. run.DiagnosticLines.Where(line => line.Contains(": warning ", StringComparison.Ordinal))],
            problems,
            types,
            run.Sources.Values.Sum(source => source.AsSpan().Count('\n')));
    }

    private static string Print(Diagnostic diagnostic)
    {
        string code = diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim() ?? "";
        return diagnostic + " | " + code;
    }
}
