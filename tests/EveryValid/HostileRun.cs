using ProtoGen.EveryValid.Checking;
using ProtoGen.EveryValid.Hostile;
using ProtoGen.Parser;

namespace ProtoGen.EveryValid;

/// <summary>What became of some hostile schemas.</summary>
internal sealed class HostileRun
{
    private readonly List<string> _problems = [];
    private readonly List<string> _refusals = [];
    private int _schemas;
    private int _invalid;
    private int _types;

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Valid schemas that got an error of ours about their C# names; what was generated of them must compile all the same.</summary>
    public IReadOnlyList<string> Refusals => _refusals;

    public int Compiled => _schemas - _invalid - _refusals.Count;

    public string Summary =>
        $"hostile schemas: {_schemas}, compiled without a diagnostic: {Compiled}, told of a clash of names and compiled: {_refusals.Count}, not valid: {_invalid}, types loaded: {_types}, problems: {_problems.Count}";

    public static HostileRun Of(IEnumerable<int> seeds, Action<string>? report = null)
    {
        var run = new HostileRun();
        foreach (int seed in seeds)
            run.Add(seed, report);
        return run;
    }

    /// <summary>The errors of the front-end, as text.</summary>
    public static IReadOnlyList<string> Errors(IReadOnlyList<(string Path, string Text)> files)
    {
        ProtoCompilation compilation = ProtoCompilation.Compile(files.Select(file => file.Path), new InMemoryProtoSource([.. files.Select(file => new SourceText(file.Path, file.Text))]));
        return [.. compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
    }

    private void Add(int seed, Action<string>? report)
    {
        _schemas++;
        IReadOnlyList<(string Path, string Text)> files = HostileSchema.Make(seed);
        IReadOnlyList<string> errors = Errors(files);
        if (errors.Count > 0)
        {
            _invalid++;
            report?.Invoke($"seed {seed}: not valid: {errors[0]}");
            return;
        }
        Verdict verdict = GeneratedProject.Check(files);
        _types += verdict.Types;
        if (verdict.Refused.Count > 0)
            _refusals.Add($"seed {seed}: {verdict.Refused[0]}");
        IEnumerable<string> problems = verdict.Problems.Concat(verdict.Refused.Where(line => !IsAboutNames(line)));
        foreach (string problem in problems.Take(3))
        {
            _problems.Add($"seed {seed}: {problem}");
            report?.Invoke(_problems[^1]);
        }
    }

    private static bool IsAboutNames(string line) => line.Contains(" PGEN0805:", StringComparison.Ordinal) || line.Contains(" PGEN082", StringComparison.Ordinal);
}
