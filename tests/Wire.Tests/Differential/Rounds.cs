using System.Globalization;

namespace ProtoGen.Tests.Wire.Differential;

/// <summary>
/// How often the random tests repeat, each time with other seeds: once, which takes seconds, or as often as the environment variable
/// PROTOGEN_DIFFERENTIAL_ROUNDS says, for a long search, whose seeds begin at PROTOGEN_SEED. <c>fuzz.sh</c> sets them, and PROTOGEN_FUZZ_LOG, the file for what was tried.
/// </summary>
public static class Rounds
{
    private static readonly Lock _lock = new();

    public static IEnumerable<int> Seeds(string name)
    {
        int rounds = Setting("PROTOGEN_DIFFERENTIAL_ROUNDS", 1);
        int from = Setting("PROTOGEN_SEED", 0);
        int first = name.Aggregate(17, (hash, letter) => unchecked(hash * 31 + letter));
        return Enumerable.Range(from, rounds).Select(round => unchecked(first + round * 1009));
    }

    /// <summary>Notes what came of one test's inputs, if somebody wants to know.</summary>
    public static void Log(string inputs, int accepted, int refused)
    {
        if (Environment.GetEnvironmentVariable("PROTOGEN_FUZZ_LOG") is not { Length: > 0 } path)
            return;
        lock (_lock)
            File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture, $"{inputs}\t{accepted}\t{refused}\n"));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : otherwise;
}
