using System.Globalization;

namespace ProtoGen.Json;

/// <summary>Floating point numbers as ProtoJSON spells them: a JSON number, or one in quotes, or in quotes <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</summary>
internal static class JsonFloats
{
    /// <summary>Reads a number; false when the text is not one of the JSON grammar, or too large for a double.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        return JsonNumberParts.TryRead(text, out _)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>Reads a number; false when the text is not one of the JSON grammar, or too large for a float.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out float value)
    {
        value = 0;
        return JsonNumberParts.TryRead(text, out _)
            && float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && float.IsFinite(value);
    }

    /// <summary>Reads what stands in quotes: a number or the name of a value that is none.</summary>
    public static bool TryParseQuoted(ReadOnlySpan<byte> text, out double value) =>
        TryParseName(text, out value) || TryParse(text, out value);

    /// <summary>Reads what stands in quotes: a number or the name of a value that is none.</summary>
    public static bool TryParseQuoted(ReadOnlySpan<byte> text, out float value)
    {
        if (!TryParseName(text, out double special))
            return TryParse(text, out value);
        value = (float)special;
        return true;
    }

    /// <summary>The name of a value that is not finite.</summary>
    public static ReadOnlySpan<byte> NameOf(double value) => double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8;

    private static bool TryParseName(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        if (text.SequenceEqual("NaN"u8))
            value = double.NaN;
        else if (text.SequenceEqual("Infinity"u8))
            value = double.PositiveInfinity;
        else if (text.SequenceEqual("-Infinity"u8))
            value = double.NegativeInfinity;
        return value != 0;
    }
}
