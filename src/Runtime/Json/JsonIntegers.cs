using System.Buffers.Text;

namespace ProtoGen.Json;

/// <summary>
/// Integers as ProtoJSON spells them: a JSON number, or one in quotes, which may have a point or an exponent as long as its value is whole
/// (<c>1.0</c>, <c>1e3</c>, <c>150E-1</c>). Nothing else is taken: no plus sign, no leading zero, no blank.
/// </summary>
internal static class JsonIntegers
{
    /// <summary>More digits than any 64-bit number has.</summary>
    private const int TooManyDigits = 20;

    /// <summary>False when the text is not a number, not whole, or out of range.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out int value)
    {
        if (IsPlain(text) && Utf8Parser.TryParse(text, out value, out int length) && length == text.Length)
            return true;
        bool isValid = TryParse(text, out long wide) && wide is >= int.MinValue and <= int.MaxValue;
        value = isValid ? (int)wide : 0;
        return isValid;
    }

    /// <summary>False when the text is not a number, not whole, or out of range.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out uint value)
    {
        if (IsPlain(text) && Utf8Parser.TryParse(text, out value, out int length) && length == text.Length)
            return true;
        bool isValid = TryParse(text, out ulong wide) && wide <= uint.MaxValue;
        value = isValid ? (uint)wide : 0;
        return isValid;
    }

    /// <summary>False when the text is not a number, not whole, or out of range.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        if (IsPlain(text) && Utf8Parser.TryParse(text, out value, out int length) && length == text.Length)
            return true;
        value = 0;
        if (!TryMagnitude(text, out bool isNegative, out ulong magnitude) || magnitude > (isNegative ? 1UL << 63 : long.MaxValue))
            return false;
        value = isNegative ? (long)(0 - magnitude) : (long)magnitude;
        return true;
    }

    /// <summary>False when the text is not a number, not whole, negative, or out of range. Minus zero is zero.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out ulong value)
    {
        if (IsPlain(text) && Utf8Parser.TryParse(text, out value, out int length) && length == text.Length)
            return true;
        return TryMagnitude(text, out bool isNegative, out value) && (!isNegative || value == 0);
    }

    /// <summary>The spelling is one that .NET's parsers and JSON have in common: a digit first, and no zero before another digit.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> text)
    {
        if (text.Length == 1)
            return text[0] is >= (byte)'0' and <= (byte)'9';
        int first = text.Length > 1 && text[0] == (byte)'-' ? 1 : 0;
        return text.Length > first && text[first] is >= (byte)'1' and <= (byte)'9';
    }

    /// <summary>Reads the whole grammar exactly, whatever the size of the exponent. False when the value is not whole or has more than 64 bits.</summary>
    private static bool TryMagnitude(ReadOnlySpan<byte> text, out bool isNegative, out ulong magnitude)
    {
        magnitude = 0;
        isNegative = false;
        if (!JsonNumberParts.TryRead(text, out JsonNumberParts parts))
            return false;
        isNegative = parts.IsNegative;
        if (parts.DigitCount == 0)
            return true; // zero, with any exponent
        if (parts.Exponent < 0 || parts.DigitCount + parts.Exponent > TooManyDigits)
            return false;
        UInt128 sum = 0;
        foreach (byte c in text[parts.FirstDigit..(parts.LastDigit + 1)])
        {
            if (c != (byte)'.')
                sum = sum * 10 + (uint)(c - '0');
        }
        for (long i = 0; i < parts.Exponent; i++)
            sum *= 10;
        magnitude = (ulong)sum;
        return sum <= ulong.MaxValue;
    }
}
