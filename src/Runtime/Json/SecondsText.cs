using System.Buffers.Text;

namespace ProtoGen.Json;

/// <summary>The fraction of a second, as timestamps and durations have it: nothing, or a point and 3, 6 or 9 digits when written, 1 to 9 when read.</summary>
internal static class SecondsText
{
    public const int NanosPerSecond = 1_000_000_000;

    /// <summary>Writes the fraction of 0 to 999,999,999 nanoseconds and returns its length, at most 10.</summary>
    public static int WriteFraction(int nanos, Span<byte> destination)
    {
        if (nanos == 0)
            return 0;
        int digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        int value = digits == 3 ? nanos / 1_000_000 : digits == 6 ? nanos / 1_000 : nanos;
        destination[0] = (byte)'.';
        Utf8Formatter.TryFormat(value, destination[1..], out _, new System.Buffers.StandardFormat('D', (byte)digits));
        return digits + 1;
    }

    /// <summary>Reads an optional fraction at the start of the text and cuts it off; false when a point is not followed by 1 to 9 digits.</summary>
    public static bool TryReadFraction(ref ReadOnlySpan<byte> text, out int nanos)
    {
        nanos = 0;
        if (text.IsEmpty || text[0] != (byte)'.')
            return true;
        int length = text[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        length = length < 0 ? text.Length - 1 : length;
        if (length is 0 or > 9)
            return false;
        foreach (byte digit in text.Slice(1, length))
            nanos = nanos * 10 + (digit - '0');
        for (int i = length; i < 9; i++)
            nanos *= 10;
        text = text[(length + 1)..];
        return true;
    }
}
