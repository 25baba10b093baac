using System.Globalization;
using ProtoGen.Benchmarks.Compiler.Incremental;
using ProtoGen.Generator;

namespace ProtoGen.Benchmarks.Compiler.Build;

/// <summary>
/// <c>dotnet build</c> of the same files with Grpc.Tools and with ProtoGen, in turns: from nothing, after an edit of one file, and with nothing changed;
/// messages only. An empty project shows what the build itself takes.
/// </summary>
internal static class BuildRace
{
    /// <param name="renamed">Files that neither side has built in.</param>
    public static void Run(string corpus, int rounds, bool renamed, bool isAlone)
    {
        IReadOnlyDictionary<string, string> files = Schemas.Load(corpus, renamed);
        string folder = Directory.CreateTempSubdirectory("protogen-build-").FullName;
        try
        {
            BuildProject empty = BuildProject.Empty(Path.Combine(folder, "empty"), isAlone);
            BuildProject theirs = BuildProject.GrpcTools(Path.Combine(folder, "grpc-tools"), files, isAlone);
            BuildProject ours = BuildProject.ProtoGen(Path.Combine(folder, "protogen"), files, isAlone);
            BuildProject[] all = [empty, theirs, ours];
            // The first round warms what stays between builds; alone nothing does.
            for (int round = isAlone ? 1 : 0; round <= rounds; round++)
            {
                foreach (BuildProject project in all)
                    project.BuildCold(round > 0);
                (string path, string text) = Schemas.Edit(files, round);
                foreach (BuildProject project in all)
                {
                    if (project != empty)
                        project.Write("protos/" + path, text);
                    project.BuildEdited(round > 0);
                    project.BuildUntouched(round > 0);
                }
                Console.Error.WriteLine($"round {round} of {rounds} done");
            }
            Print(files, empty, theirs, ours, renamed, isAlone);
            if (!isAlone)
                empty.ShutDown();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(IReadOnlyDictionary<string, string> files, BuildProject empty, BuildProject theirs, BuildProject ours, bool renamed, bool isAlone)
    {
        var generator = new EditSession(new ProtoGenerator(), files, isTracked: false);
        generator.Run();
        string[] ourCode = [.. generator.Result.GeneratedSources.Select(static source => source.SourceText.ToString())];
        string[] theirCode = [.. theirs.GeneratedFiles.Select(File.ReadAllText)];
        Line($"{files.Count} .proto files{(renamed ? ", renamed so that neither side has any of them built in" : "")}, messages only; {(isAlone ? "no compiler server, wall s (CPU s)" : "compiler server and build nodes warm, wall s")}");
        Line($"");
        Line($"| | C# files | lines | assembly KB | cold | after an edit | nothing changed |");
        Line($"|---|---|---|---|---|---|---|");
        Line($"| {empty.Name} | | | | {Seconds(empty.Cold)} | {Seconds(empty.Edited)} | {Seconds(empty.Untouched)} |");
        Row(theirs, theirCode);
        Row(ours, ourCode);
        Line($"| ratio | | | {(double)ours.AssemblySize / theirs.AssemblySize:F2} | {Ratio(ours.Cold, theirs.Cold)} | {Ratio(ours.Edited, theirs.Edited)} | {Ratio(ours.Untouched, theirs.Untouched)} |");

        void Row(BuildProject project, string[] code) =>
            Line($"| {project.Name} | {code.Length} | {code.Sum(static text => text.Count(static c => c == '\n'))} | {project.AssemblySize / 1000} | {Seconds(project.Cold)} | {Seconds(project.Edited)} | {Seconds(project.Untouched)} |");

        string Seconds(Measurement run) => FormattableString.Invariant($"{run.WallSeconds:F1}") + (isAlone ? FormattableString.Invariant($" ({run.CpuSeconds:F1})") : "");

        string Ratio(Measurement own, Measurement other) =>
            FormattableString.Invariant($"{own.WallSeconds / other.WallSeconds:F2}") + (isAlone ? FormattableString.Invariant($" ({own.CpuSeconds / other.CpuSeconds:F2})") : "");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
