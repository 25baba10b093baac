using System.Globalization;

namespace ProtoGen.Tests.Wire.Differential;

/// <summary>
/// How often the random tests repeat, each time with other seeds: once, which takes seconds, or as often as the environment variable
/// PROTOGEN_DIFFERENTIAL_ROUNDS says, for a long search.
/// </summary>
public static class Rounds
{
    public static IEnumerable<int> Seeds(string name)
    {
        int rounds = int.TryParse(Environment.GetEnvironmentVariable("PROTOGEN_DIFFERENTIAL_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 1;
        int first = name.Aggregate(17, (hash, letter) => unchecked(hash * 31 + letter));
        return Enumerable.Range(0, rounds).Select(round => unchecked(first + round * 1009));
    }
}
