using System.Buffers.Text;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Json;

/// <summary>Durations as ProtoJSON spells them: seconds with an <c>s</c> behind, <c>-1.500s</c>.</summary>
internal static class DurationText
{
    /// <summary>The longest text: sign, twelve digits, point, nine digits, s.</summary>
    public const int MaxLength = 24;

    /// <summary>Writes a length of time; false when it is out of range, or its parts have different signs.</summary>
    public static bool TryFormat(long seconds, int nanos, Span<byte> destination, out int length)
    {
        length = 0;
        if (seconds is < -Duration.MaxSeconds or > Duration.MaxSeconds
            || nanos is <= -SecondsText.NanosPerSecond or >= SecondsText.NanosPerSecond
            || Math.Sign(seconds) * Math.Sign(nanos) < 0)
        {
            return false;
        }
        if (seconds < 0 || nanos < 0)
            destination[length++] = (byte)'-';
        Utf8Formatter.TryFormat(Math.Abs(seconds), destination[length..], out int digits);
        length += digits;
        length += SecondsText.WriteFraction(Math.Abs(nanos), destination[length..]);
        destination[length++] = (byte)'s';
        return true;
    }

    /// <summary>Reads a length of time; false when the text is not one, or out of range.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long seconds, out int nanos)
    {
        seconds = 0;
        nanos = 0;
        bool isNegative = text.Length > 0 && text[0] == (byte)'-';
        if (isNegative)
            text = text[1..];
        if (text.IsEmpty || text[0] is < (byte)'0' or > (byte)'9'
            || !Utf8Parser.TryParse(text, out seconds, out int length) || seconds > Duration.MaxSeconds || (text[0] == (byte)'0' && length > 1))
        {
            return false;
        }
        text = text[length..];
        if (!SecondsText.TryReadFraction(ref text, out nanos) || !text.SequenceEqual("s"u8))
            return false;
        if (isNegative)
            (seconds, nanos) = (-seconds, -nanos);
        return true;
    }
}
