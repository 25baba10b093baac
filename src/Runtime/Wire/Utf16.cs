namespace ProtoGen.Wire;

/// <summary>Checks strings for surrogates that are not in pairs, which no UTF-8 can hold.</summary>
internal static class Utf16
{
    private const char First = '\uD800';
    private const char Last = '\uDFFF';

    /// <summary>False when there is a lone surrogate.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        int found = text.IndexOfAnyInRange(First, Last);
        while (found >= 0)
        {
            if (found + 1 >= text.Length || !char.IsSurrogatePair(text[found], text[found + 1]))
                return false;
            text = text[(found + 2)..];
            found = text.IndexOfAnyInRange(First, Last);
        }
        return true;
    }
}
