using System.Globalization;
using ProtoGen.Differential.Corpus;
using ProtoGen.Differential.Oracles;
using ProtoGen.EveryValid.Corpus;
using ProtoGen.EveryValid.Hostile;

namespace ProtoGen.EveryValid;

/// <summary>
/// <c>dotnet run -c Release --project tests/EveryValid [-- corpus [START | PART/PARTS] | hostile [COUNT [FIRST]] | show SEED]</c>: all of the corpus, hostile schemas, or both (the default).
/// What is found is printed at once, and each project of the corpus with its time; the summaries come last.
/// </summary>
internal static class Program
{
    private const int DefaultSchemas = 2000;

    public static int Main(string[] args)
    {
        string what = args.Length > 0 ? args[0] : "all";
        bool failed = false;
        var summaries = new List<string>();
        if (what == "show")
        {
            foreach ((string path, string text) in HostileSchema.Make(Number(args, 1, 1)))
                Console.WriteLine($"==== {path}\n{text}");
            return 0;
        }
        if (what is "all" or "hostile")
        {
            HostileRun run = HostileRun.Of(Enumerable.Range(Number(args, 2, 1), Number(args, 1, DefaultSchemas)), Console.WriteLine);
            foreach (string refusal in run.Refusals.Take(10))
                Console.WriteLine(refusal);
            summaries.Add(run.Summary);
            failed |= run.Problems.Count > 0;
        }
        if (what is "all" or "corpus")
        {
            var protoc = new Protoc();
            var run = new CorpusRun();

            // The small ones first, since they find most in a minute and the largest take the most memory.
            run.AddAll([.. Select(CorpusUnit.All(protoc.CorpusFolder, CorpusFiles.All(protoc.CorpusFolder)), args.Length > 1 ? args[1] : "").OrderBy(unit => unit.Size)], Console.WriteLine);
            summaries.Add(run.Summary);
            failed |= run.Problems > 0;
        }
        summaries.ForEach(Console.WriteLine);
        return failed ? 1 : 0;
    }

    /// <summary>The projects whose files are below a path, or one part of so many: <c>2/8</c> is the second, the tenth and so on.</summary>
    private static IReadOnlyList<CorpusUnit> Select(IReadOnlyList<CorpusUnit> units, string which)
    {
        string[] part = which.Split('/');
        return part.Length == 2 && int.TryParse(part[0], CultureInfo.InvariantCulture, out int number) && int.TryParse(part[1], CultureInfo.InvariantCulture, out int parts)
            ? [.. units.Where((_, index) => index % parts == number - 1)]
            : [.. units.Where(unit => unit.Files[0].StartsWith(which, StringComparison.Ordinal))];
    }

    private static int Number(string[] args, int index, int fallback) =>
        args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : fallback;
}
