using System.Diagnostics;
using System.Globalization;
using ProtoGen.EveryValid.Checking;
using ProtoGen.EveryValid.Corpus;
using ProtoGen.Parser;

namespace ProtoGen.EveryValid;

/// <summary>What became of units of the corpus.</summary>
internal sealed class CorpusRun
{
    private readonly HashSet<string> _notValid = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private int _units;
    private int _files;
    private int _ofRuntime;
    private int _broken;
    private int _types;
    private long _lines;
    private int _warnings;

    public int Problems { get; private set; }

    public string Summary => string.Create(CultureInfo.InvariantCulture,
        $"corpus: {_files} files in {_units} projects, {_lines:N0} lines of C#, {_types:N0} types loaded; compiled: {_files - _ofRuntime - _notValid.Count - _refused.Count - _broken}, held by the runtime: {_ofRuntime}, told of a clash of names (and compiled): {_refused.Count}, not valid: {_notValid.Count}, broken: {_broken}; warnings of names: {_warnings}, problems: {Problems}");

    /// <summary>Checks one project after the other, so that memory holds one at a time, and tells of each what it took.</summary>
    public void AddAll(IReadOnlyList<CorpusUnit> units, Action<string> report)
    {
        foreach ((int index, CorpusUnit unit) in units.Index())
        {
            long start = Stopwatch.GetTimestamp();
            long before = _lines;
            Add(unit, report);
            report(string.Create(CultureInfo.InvariantCulture,
                $"[{index + 1}/{units.Count}] {unit.Name} {unit.Files.Count} files, {_lines - before:N0} lines, {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s, {Environment.WorkingSet >> 20:N0} MiB, problems so far: {Problems}"));
        }
    }

    public void Add(CorpusUnit unit, Action<string> report)
    {
        _units++;
        _files += unit.Files.Count;
        int ofRuntime = unit.Files.Count(file => BundledProtos.TryGet(file, out _));
        _ofRuntime += ofRuntime;
        if (ofRuntime == unit.Files.Count)
            return;
        Verdict verdict = GeneratedProject.Check(unit.Sources());
        _types += verdict.Types;
        _lines += verdict.Lines;
        foreach (string line in verdict.Refused)
        {
            string path = line[..line.IndexOf('(', StringComparison.Ordinal)];
            // An import that the package does not have is an error to protoc as well.
            (line.Contains(" PGEN08", StringComparison.Ordinal) ? _refused : _notValid).Add(path);
            report(line);
        }
        foreach (string line in verdict.Warnings.Where(line => line.Contains(" PGEN08", StringComparison.Ordinal)))
        {
            _warnings++;
            report(line);
        }
        if (verdict.Problems.Count > 0)
            _broken += unit.Files.Count;
        Problems += verdict.Problems.Count;
        foreach (string problem in verdict.Problems.Take(5))
            report($"{unit.Name}: {problem}");
    }
}
