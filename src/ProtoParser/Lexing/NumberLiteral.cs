using System.Globalization;

namespace ProtoGen.Parser.Lexing;

/// <summary>Values of number tokens.</summary>
internal static class NumberLiteral
{
    /// <summary>Reads a decimal, hexadecimal or octal integer; false when it does not fit in 64 bits or is malformed.</summary>
    public static bool TryParseInteger(string text, int start, int length, out ulong value)
    {
        value = 0;
        int end = start + length;
        int radix = 10;
        if (length > 1 && text[start] == '0')
        {
            radix = text[start + 1] is 'x' or 'X' ? 16 : 8;
            start += radix == 16 ? 2 : 1;
        }
        ulong limit = ulong.MaxValue / (ulong)radix;
        for (; start < end; start++)
        {
            int digit = Chars.HexValue(text[start]);
            if (digit < 0 || digit >= radix || value > limit)
                return false;
            ulong next = unchecked((value * (ulong)radix) + (ulong)digit);
            if (value == limit && next < value)
                return false;
            value = next;
        }
        return true;
    }

    /// <summary>Reads a decimal number, with or without point and exponent; too large is infinity.</summary>
    public static double ParseFloat(string text, int start, int length)
    {
        // .NET Framework answers false on overflow, .NET gives infinity; malformed literals have been reported by the lexer.
        if (double.TryParse(text.Substring(start, length), NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            return value;
        return double.PositiveInfinity;
    }
}
