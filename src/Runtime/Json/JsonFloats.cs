using System.Buffers.Text;

namespace ProtoGen.Json;

/// <summary>Floating point numbers as ProtoJSON spells them: a JSON number, or one in quotes, or in quotes <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>.</summary>
internal static class JsonFloats
{
    /// <summary>Reads a number that a JSON reader found; false when it is too large for a double.</summary>
    public static bool TryParse(ReadOnlySpan<byte> number, out double value) =>
        Utf8Parser.TryParse(number, out value, out int length) && length == number.Length && double.IsFinite(value);

    /// <summary>Reads a number that a JSON reader found; false when it is too large for a float.</summary>
    public static bool TryParse(ReadOnlySpan<byte> number, out float value) =>
        Utf8Parser.TryParse(number, out value, out int length) && length == number.Length && float.IsFinite(value);

    /// <summary>Reads what stands in quotes: a number or the name of a value that is none.</summary>
    public static bool TryParseQuoted(ReadOnlySpan<byte> text, out double value) =>
        TryParseName(text, out value) || (JsonNumberParts.TryRead(text, out _) && TryParse(text, out value));

    /// <summary>Reads what stands in quotes: a number or the name of a value that is none.</summary>
    public static bool TryParseQuoted(ReadOnlySpan<byte> text, out float value)
    {
        if (!TryParseName(text, out double special))
            return JsonNumberParts.TryRead(text, out _) & TryParse(text, out value);
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
        return value != 0; // NaN too
    }
}
