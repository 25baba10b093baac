using System;
using System.Collections.Generic;

namespace ProtoGen.Parser.Linking;

/// <summary>A range of numbers, both ends inclusive, with the place where it was written.</summary>
internal readonly struct WrittenRange(long first, long last, TextSpan span, bool isExtension)
{
    public long First { get; } = first;

    public long Last { get; } = last;

    public TextSpan Span { get; } = span;

    public bool IsExtension { get; } = isExtension;

    public string Kind => IsExtension ? "extension range" : "reserved range";

    public override string ToString() => First == Last ? FormattableString.Invariant($"{First}") : FormattableString.Invariant($"{First} to {Last}");
}

/// <summary>Ranges sorted once, so that many fields against many ranges stay cheap.</summary>
internal sealed class NumberRanges
{
    private readonly List<WrittenRange> _sorted = [];

    public int Count => _sorted.Count;

    public void Add(WrittenRange range) => _sorted.Add(range);

    /// <summary>Sorts, and hands every pair of neighbours that overlap to the callback, the one written later first.</summary>
    public void Sort(Action<WrittenRange, WrittenRange> overlap)
    {
        _sorted.Sort((left, right) => left.First != right.First ? left.First.CompareTo(right.First) : left.Span.Start.CompareTo(right.Span.Start));
        for (int i = 1, widest = 0; i < _sorted.Count; i++)
        {
            WrittenRange previous = _sorted[widest];
            WrittenRange current = _sorted[i];
            if (current.First <= previous.Last)
            {
                bool currentIsLater = current.Span.Start > previous.Span.Start;
                overlap(currentIsLater ? current : previous, currentIsLater ? previous : current);
            }
            if (current.Last > previous.Last)
                widest = i;
        }
    }

    /// <summary>A range that holds the number; to be asked after sorting.</summary>
    public bool TryFind(long number, out WrittenRange range)
    {
        int low = 0;
        int high = _sorted.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            if (_sorted[middle].First > number)
                high = middle - 1;
            else if (_sorted[middle].Last < number)
                low = middle + 1;
            else
            {
                range = _sorted[middle];
                return true;
            }
        }
        range = default;
        return false;
    }
}
