using System.Globalization;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>The table of docs/performance.md: a line per scenario, and the geometric means.</summary>
internal static class Report
{
    public static void Print(IEnumerable<Row> rows)
    {
        string[] cpp = CppContender.IsBuilt ? ["C++: parse", "to string", "to memory"] : [];
        PrintLine(["scenario", "bytes", "parse", "ToByteArray", "IBufferWriter", "of at most", "ns", "parse allocates", "", .. cpp]);
        PrintLine([.. Enumerable.Repeat("---", 9 + cpp.Length)]);
        var scenarios = new List<Row[]>();
        foreach (Row[] scenario in rows.Chunk(3))
        {
            scenarios.Add(scenario);
            (Row parse, Row array, Row buffer) = (scenario[0], scenario[1], scenario[2]);
            PrintLine(
            [
                parse.Scenario, Text($"{parse.Size}"), Text($"{parse.Ratio:F2}"), Text($"{array.Ratio:F2}"), Text($"{buffer.Ratio:F2}"),
                Text($"{parse.Limit:F1} / {array.Limit:F1} / {buffer.Limit:F1}"), Text($"{parse.Ours:F0} / {array.Ours:F0} / {buffer.Ours:F0}"),
                Text($"{parse.GoogleBytes} / {parse.OurBytes}"), Text($"{Share(parse):F2}"),
                .. cpp.Length == 0 ? [] : scenario.Select(row => Text($"{row.Cpp:F2}")),
            ]);
        }
        PrintMeans("all", scenarios);
        PrintMeans("without packed rows", [.. scenarios.Where(rows => !rows[0].IsPacked)]);
        if (!CppContender.IsBuilt)
            Console.WriteLine("C++ is left out: benchmarks/Wire/Cpp/build.sh has not been run.");
    }

    private static void PrintMeans(string name, List<Row[]> scenarios)
    {
        if (scenarios.Count == 0)
            return;
        double[] ratios = [.. Enumerable.Range(0, 3).Select(i => Measurement.GeometricMean(scenarios.Select(rows => rows[i].Ratio)))];
        double[] cpp = [.. Enumerable.Range(0, 3).Select(i => Measurement.GeometricMean(scenarios.Select(rows => rows[i].Cpp)))];
        // A scenario that allocates nothing on our side has no logarithm; the mean is over the others.
        double share = Measurement.GeometricMean(scenarios.Select(rows => Share(rows[0])).Where(value => value > 0).DefaultIfEmpty(double.NaN));
        Console.WriteLine(Text(
            $"geometric means, {name}: parse {ratios[0]:F2}, ToByteArray {ratios[1]:F2}, IBufferWriter {ratios[2]:F2}, allocation of a parse {share:F2}; against C++ {cpp[0]:F2}, {cpp[1]:F2}, {cpp[2]:F2}"));
    }

    private static double Share(Row parse) => (double)parse.OurBytes / parse.GoogleBytes;

    private static void PrintLine(string[] cells) => Console.WriteLine("| " + string.Join(" | ", cells) + " |");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
