using System.Diagnostics;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>
/// A look that holds on a noisy machine. Several launches even out what differs from process to process with the same code: profile-guided optimisation
/// and where the code lies.
/// </summary>
internal static class Quick
{
    /// <param name="filter">What the scenarios' names contain.</param>
    /// <param name="launches">How many processes; the medians over them are printed.</param>
    /// <param name="isChild">Print what <see cref="Row.Read"/> reads.</param>
    public static void Run(string filter, int launches, bool isChild)
    {
        Measurement.WarmHeap();
        if (isChild)
        {
            foreach (Row row in Measure(filter))
                Console.WriteLine(row.ToLine());
            return;
        }
        IEnumerable<Row> rows = launches == 1
            ? Measure(filter)
            : Enumerable.Range(0, launches).SelectMany(_ => Launch(filter)).ToList()
                .GroupBy(row => (row.Scenario, row.Operation)).Select(group => Row.Join([.. group]));
        Report.Print(rows);
    }

    private static IEnumerable<Row> Measure(string filter) =>
        from scenario in Scenarios.All
        where scenario.Name.Contains(filter, StringComparison.Ordinal)
        from operation in Enum.GetValues<Operation>()
        select Row.Measure(scenario, operation);

    private static IEnumerable<Row> Launch(string filter)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(Quick).Assembly.Location);
        foreach (string argument in (string[])["--quick", filter, "--child"])
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        while (process.StandardOutput.ReadLine() is { } line)
            yield return Row.Read(line);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException("A launch failed.");
    }
}
