using System;

namespace ProtoGen.Parser.Linking;

/// <summary>Keeps the candidate with the smallest edit distance to a name, if that is small enough to be a slip of the pen.</summary>
internal sealed class SimilarName(string name)
{
    private readonly int _limit = name.Length < 4 ? 1 : name.Length < 8 ? 2 : 3;
    private int _best = int.MaxValue;

    public string? Found { get; private set; }

    /// <param name="candidate">What is compared.</param>
    /// <param name="spelling">What is shown when it wins.</param>
    public void Offer(string candidate, string spelling)
    {
        // A bound on the length bounds the work that a hostile name can cause.
        if (name.Length > 64 || Math.Abs(candidate.Length - name.Length) > _limit)
            return;
        int distance = string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(candidate);
        if (distance > _limit || distance >= candidate.Length)
            return;
        if (distance < _best || (distance == _best && string.CompareOrdinal(spelling, Found) < 0))
        {
            _best = distance;
            Found = spelling;
        }
    }

    private int Distance(string candidate)
    {
        int[] previous = new int[name.Length + 1];
        int[] current = new int[name.Length + 1];
        for (int j = 0; j <= name.Length; j++)
            previous[j] = j;
        for (int i = 1; i <= candidate.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= name.Length; j++)
            {
                int cost = char.ToLowerInvariant(candidate[i - 1]) == char.ToLowerInvariant(name[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
            }
            (previous, current) = (current, previous);
        }
        return previous[name.Length];
    }
}
