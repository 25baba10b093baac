namespace ProtoGen.Json;

/// <summary>A number of the JSON grammar taken apart: significant digits without zeros at either end, and the power of ten of the last one.</summary>
/// <param name="IsNegative">A minus sign stands in front.</param>
/// <param name="FirstDigit">Where the first significant digit stands.</param>
/// <param name="LastDigit">Where the last one stands; there may be a point between them.</param>
/// <param name="DigitCount">How many digits that is; 0 for zero.</param>
/// <param name="Exponent">The value is the digits times ten to this power. Exponents past ±1,000,000,000 are cut there.</param>
internal readonly record struct JsonNumberParts(bool IsNegative, int FirstDigit, int LastDigit, int DigitCount, long Exponent)
{
    private const long MaxExponent = 1_000_000_000;

    /// <summary>False when the text is not exactly one number as JSON spells it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out JsonNumberParts parts)
    {
        parts = default;
        int pos = 0;
        bool isNegative = text.Length > 0 && text[0] == (byte)'-';
        if (isNegative)
            pos++;

        int whole = pos;
        pos = SkipDigits(text, pos);
        if (pos == whole || (text[whole] == (byte)'0' && pos > whole + 1))
            return false;
        int point = pos;
        int end = pos;
        if (pos < text.Length && text[pos] == (byte)'.')
        {
            end = SkipDigits(text, ++pos);
            if (end == pos)
                return false;
            pos = end;
        }
        if (!TryReadExponent(text, ref pos, out long exponent) || pos != text.Length)
            return false;

        int first = whole;
        while (first < end && text[first] is (byte)'0' or (byte)'.')
            first++;
        if (first == end)
        {
            parts = new JsonNumberParts(isNegative, 0, -1, 0, 0);
            return true;
        }
        int last = end - 1;
        while (text[last] is (byte)'0' or (byte)'.')
            last--;
        bool spansPoint = first < point && point < last;
        exponent += last < point ? point - 1 - last : point - last;
        parts = new JsonNumberParts(isNegative, first, last, last - first + (spansPoint ? 0 : 1), exponent);
        return true;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, ref int pos, out long exponent)
    {
        exponent = 0;
        if (pos >= text.Length || text[pos] is not ((byte)'e' or (byte)'E'))
            return true;
        pos++;
        bool isNegative = pos < text.Length && text[pos] == (byte)'-';
        if (pos < text.Length && text[pos] is (byte)'-' or (byte)'+')
            pos++;
        int start = pos;
        pos = SkipDigits(text, pos);
        for (int i = start; i < pos; i++)
            exponent = Math.Min(exponent * 10 + (text[i] - '0'), MaxExponent);
        if (isNegative)
            exponent = -exponent;
        return pos > start;
    }

    private static int SkipDigits(ReadOnlySpan<byte> text, int pos)
    {
        while (pos < text.Length && text[pos] is >= (byte)'0' and <= (byte)'9')
            pos++;
        return pos;
    }
}
