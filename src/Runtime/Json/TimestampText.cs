using System.Buffers;
using System.Buffers.Text;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Json;

/// <summary>Timestamps as RFC 3339 spells them: written in UTC (<c>1972-01-01T10:00:20.021Z</c>), read with any offset.</summary>
internal static class TimestampText
{
    /// <summary>The longest text: date, time, nine digits of a second, Z.</summary>
    public const int MaxLength = 30;

    private const int DateAndTimeLength = 19;

    /// <summary>Writes an instant; false when it lies outside 0001-01-01 to 9999-12-31 or the nanoseconds outside 0 to 999,999,999.</summary>
    public static bool TryFormat(long seconds, int nanos, Span<byte> destination, out int length)
    {
        length = 0;
        if (seconds is < Timestamp.MinSeconds or > Timestamp.MaxSeconds || nanos is < 0 or >= SecondsText.NanosPerSecond)
            return false;
        DateTime time = DateTime.UnixEpoch.AddSeconds(seconds);
        Digits(time.Year, 4, destination);
        destination[4] = (byte)'-';
        Digits(time.Month, 2, destination[5..]);
        destination[7] = (byte)'-';
        Digits(time.Day, 2, destination[8..]);
        destination[10] = (byte)'T';
        Digits(time.Hour, 2, destination[11..]);
        destination[13] = (byte)':';
        Digits(time.Minute, 2, destination[14..]);
        destination[16] = (byte)':';
        Digits(time.Second, 2, destination[17..]);
        length = DateAndTimeLength + SecondsText.WriteFraction(nanos, destination[DateAndTimeLength..]);
        destination[length++] = (byte)'Z';
        return true;
    }

    /// <summary>Reads an instant; false when the text is not one, or one outside 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long seconds, out int nanos)
    {
        seconds = 0;
        nanos = 0;
        if (text.Length < DateAndTimeLength + 1 || !TryDateAndTime(text, out DateTime time))
            return false;
        text = text[DateAndTimeLength..];
        if (!SecondsText.TryReadFraction(ref text, out nanos) || !TryOffset(text, out int minutes))
            return false;
        seconds = (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond - minutes * 60L;
        return seconds is >= Timestamp.MinSeconds and <= Timestamp.MaxSeconds;
    }

    private static void Digits(int value, byte count, Span<byte> destination) =>
        Utf8Formatter.TryFormat(value, destination, out _, new StandardFormat('D', count));

    /// <summary>Years start at 1 and there are no leap seconds, as the specification of Timestamp has it.</summary>
    private static bool TryDateAndTime(ReadOnlySpan<byte> text, out DateTime time)
    {
        time = default;
        if (text[4] != (byte)'-' || text[7] != (byte)'-' || text[10] != (byte)'T' || text[13] != (byte)':' || text[16] != (byte)':')
            return false;
        int year = Number(text[..4]);
        int month = Number(text[5..7]);
        int day = Number(text[8..10]);
        int hour = Number(text[11..13]);
        int minute = Number(text[14..16]);
        int second = Number(text[17..19]);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
            return false;
        time = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc);
        return true;
    }

    /// <summary><c>Z</c>, or a sign, hours and minutes.</summary>
    private static bool TryOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length == 1)
            return text[0] == (byte)'Z';
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-') || text[3] != (byte)':')
            return false;
        int hour = Number(text[1..3]);
        int minute = Number(text[4..6]);
        if (hour is < 0 or > 23 || minute is < 0 or > 59)
            return false;
        minutes = (hour * 60 + minute) * (text[0] == (byte)'-' ? -1 : 1);
        return true;
    }

    /// <summary>Minus one when there is anything but digits.</summary>
    private static int Number(ReadOnlySpan<byte> digits)
    {
        int value = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return -1;
            value = value * 10 + (digit - '0');
        }
        return value;
    }
}
