using System.Globalization;
using System.Runtime.InteropServices;
using ProtoGen.Generator;

namespace ProtoGen.Benchmarks.Compiler.Incremental;

/// <summary>
/// Edits in a project of 1,000 .proto files: each is made and taken back several times in a warm session, and once more in a session that tracks
/// the steps, since tracking costs time of its own. The unrelated edit of C# runs in turns with a generator that does nothing.
/// </summary>
internal static class IncrementalRun
{
    private const int Files = 1000;

    private const string NewFile = "corp/area00/v1/added.proto";

    /// <param name="rounds">How often each edit is made and taken back.</param>
    /// <param name="only">Only the edits whose names have this in them, for a profiler.</param>
    public static void Run(int rounds, string only)
    {
        var project = new SampleProject(Files);
        double megabytes = project.Files.Values.Sum(static text => (double)text.Length) / 1e6;
        Line($"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores");
        Line($"{project.Files.Count} .proto files, {megabytes:F1} MB; {project.Files.Values.Sum(static text => text.Split("\nmessage ").Length - 1)} messages");
        Line($"");
        Line($"| | ms, median of {rounds} | CPU ms | parsed | results changed | files written | values not Cached, of all |");
        Line($"|---|---|---|---|---|---|---|");

        EditSession session = Cold(project);
        var tracked = new EditSession(new ProtoGenerator(), project.Files, isTracked: true);
        var baseline = new EditSession(new BaselineGenerator(), project.Files, isTracked: false);
        tracked.Run();
        baseline.Run();

        var ours = new List<(double Wall, double Cpu)>();
        var theirs = new List<(double Wall, double Cpu)>();
        for (int round = 0; round < rounds * 3; round++)
        {
            baseline.EditCSharp();
            theirs.Add(baseline.Run());
            session.EditCSharp();
            ours.Add(session.Run());
        }
        tracked.EditCSharp();
        tracked.Run();
        Row("unrelated edit of C#", ours, StepCounts.Of(tracked.Result));
        Row("the same, trivial generator", theirs, null);

        string leaf = project.Leaf;
        string hub = SampleProject.Hub;
        Measure("comment in a leaf file", leaf, static text => text.Replace("// Part 0", "// The part 0", StringComparison.Ordinal));
        Measure("blank line in a leaf file", leaf, static text => text.Replace("\n// Part", "\n\n// Part", StringComparison.Ordinal));
        Measure("field in a leaf file", leaf, static text => text.Replace("  string field_1 = 1;", "  string field_1 = 1;\n  string field_99 = 99;", StringComparison.Ordinal));
        Measure("message in a leaf file", leaf, static text => text + "message Added { string text = 1; }\n");
        Measure("field in a file that 49 import", project.Area, static text => text.Replace("  string field_1 = 1;", "  string field_1 = 1;\n  string field_99 = 99;", StringComparison.Ordinal));
        Measure("comment in a file that 999 import", hub, static text => text.Replace("// An amount", "// Some amount", StringComparison.Ordinal));
        Measure("field in a file that 999 import", hub, static text => text.Replace("int64 units = 2;", "int64 units = 2; int32 nanos = 3;", StringComparison.Ordinal));
        Measure("message in a file that 999 import", hub, static text => text + "message Added { string text = 1; }\n");
        Measure("namespace of a file that 999 import", hub, static text => text + "option csharp_namespace = \"Corp.Moved\";\n");

        MeasureBoth("file added", edit => edit.Add(NewFile, "syntax = \"proto3\";\npackage corp.area00.v1;\nimport \"corp/common/v1/common.proto\";\nmessage AddedPart { corp.common.v1.Money money = 1; string text = 2; }\n"), edit => edit.Remove(NewFile));
        MeasureBoth("file removed", edit => edit.Remove(leaf), edit => edit.Add(leaf, project.Files[leaf]));

        void Measure(string name, string path, Func<string, string> change)
        {
            string before = project.Files[path];
            string after = change(before);
            if (after == before)
                throw new InvalidOperationException($"the edit \"{name}\" changes nothing");
            MeasureBoth(name, edit => edit.Edit(path, after), edit => edit.Edit(path, before));
        }

        void MeasureBoth(string name, Action<EditSession> make, Action<EditSession> takeBack)
        {
            if (!name.Contains(only, StringComparison.Ordinal))
                return;
            var times = new List<(double Wall, double Cpu)>();
            for (int round = 0; round < rounds; round++)
            {
                make(session);
                times.Add(session.Run());
                takeBack(session);
                session.Run();
            }
            make(tracked);
            tracked.Run();
            Row(name, times, StepCounts.Of(tracked.Result));
            takeBack(tracked);
            tracked.Run();
        }
    }

    private static EditSession Cold(SampleProject project)
    {
        EditSession session = null!;
        var times = new List<(double Wall, double Cpu)>();
        for (int round = 0; round < 3; round++)
        {
            session = new EditSession(new ProtoGenerator(), project.Files, isTracked: false);
            times.Add(session.Run());
        }
        Line($"| cold, first in the process | {times[0].Wall:F0} | {times[0].Cpu:F0} | {project.Files.Count} | | {session.Result.GeneratedSources.Length} | |");
        Line($"| cold, compiled code warm | {times.Min(static time => time.Wall):F0} | {times.Min(static time => time.Cpu):F0} | {project.Files.Count} | | {session.Result.GeneratedSources.Length} | |");
        return session;
    }

    private static void Row(string name, List<(double Wall, double Cpu)> times, StepCounts? counts)
    {
        string steps = counts is { } found
            ? string.Create(CultureInfo.InvariantCulture, $"{found.Parsed} | {found.Results} | {found.Written} | {found.NotCached} of {found.All}")
            : "| | |";
        Line($"| {name} | {Measurement.Middle(times.Select(static time => time.Wall)):F1} | {Measurement.Middle(times.Select(static time => time.Cpu)):F1} | {steps} |");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
