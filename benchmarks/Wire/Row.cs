using System.Globalization;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>One operation of one scenario.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Size">Bytes on the wire.</param>
/// <param name="Operation">What was done.</param>
/// <param name="Google">Nanoseconds of Google.Protobuf.</param>
/// <param name="Ours">Nanoseconds of ProtoGen.</param>
/// <param name="Ratio">Google.Protobuf's time over ProtoGen's, round by round: the median.</param>
/// <param name="Limit">Google.Protobuf's time over that of allocating and copying alone: the largest ratio there could be.</param>
/// <param name="Cpp">C++'s time over ProtoGen's; not a number without C++.</param>
/// <param name="GoogleBytes">Bytes that Google.Protobuf allocates.</param>
/// <param name="OurBytes">Bytes that ProtoGen allocates.</param>
internal sealed record Row(
    string Scenario, int Size, Operation Operation, double Google, double Ours, double Ratio, double Limit, double Cpp, long GoogleBytes, long OurBytes)
{
    private const char Separator = '\t';

    /// <summary>Packed fields have goals of their own.</summary>
    public bool IsPacked => Scenario.StartsWith("packed", StringComparison.Ordinal);

    public static Row Measure(Scenario scenario, Operation operation)
    {
        var loops = new List<Action<int>> { scenario.Google.Loop(operation), scenario.ProtoGen.Loop(operation), scenario.Floor.Loop(operation) };
        if (scenario.Cpp is { } cpp)
            loops.Add(count => cpp.Run(operation, count));
        double[][] times = Measurement.Times([.. loops]);
        return new Row(
            scenario.Name, scenario.Size, operation, Measurement.Median(times[0]), Measurement.Median(times[1]), Quotient(times[0], times[1]), Quotient(times[0], times[2]),
            times.Length > 3 ? Quotient(times[3], times[1]) : double.NaN, Allocated(loops[0]), Allocated(loops[1]));
    }

    /// <summary>The medians over several launches.</summary>
    public static Row Join(IReadOnlyCollection<Row> launches) => launches.First() with
    {
        Google = Measurement.Median(launches.Select(row => row.Google)),
        Ours = Measurement.Median(launches.Select(row => row.Ours)),
        Ratio = Measurement.Median(launches.Select(row => row.Ratio)),
        Limit = Measurement.Median(launches.Select(row => row.Limit)),
        Cpp = Measurement.Median(launches.Select(row => row.Cpp)),
    };

    public static Row Read(string line)
    {
        string[] cells = line.Split(Separator);
        return new Row(
            cells[0], (int)Number(1), Enum.Parse<Operation>(cells[2]), Number(3), Number(4), Number(5), Number(6), Number(7), (long)Number(8), (long)Number(9));

        double Number(int cell) => double.Parse(cells[cell], CultureInfo.InvariantCulture);
    }

    /// <summary>What <see cref="Read"/> reads.</summary>
    public string ToLine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Scenario}{Separator}{Size}{Separator}{Operation}{Separator}{Google}{Separator}{Ours}{Separator}{Ratio}{Separator}{Limit}{Separator}{Cpp}{Separator}{GoogleBytes}{Separator}{OurBytes}");

    private static double Quotient(double[] theirs, double[] ours) => Measurement.Median(theirs.Zip(ours, (a, b) => a / b));

    private static long Allocated(Action<int> loop) => Measurement.Allocated(() => loop(1));
}
