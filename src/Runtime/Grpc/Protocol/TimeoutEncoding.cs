using System.Globalization;

namespace ProtoGen.Grpc.Protocol;

/// <summary>The <c>grpc-timeout</c> header: at most eight digits and a unit out of <c>H M S m u n</c>.</summary>
internal static class TimeoutEncoding
{
    private const int MaxDigits = 8;
    private const long MaxValue = 99_999_999;

    /// <summary>Writes a time span in the finest unit that holds it in eight digits, rounded up so that the server never gives up first.</summary>
    /// <param name="timeout">The remaining time; anything under one nanosecond becomes <c>1n</c>, since the value must be positive.</param>
    public static string Format(TimeSpan timeout)
    {
        var ticks = timeout.Ticks;
        if (ticks <= 0) return "1n";
        if (ticks <= MaxValue / TimeSpan.NanosecondsPerTick) return Text(ticks * TimeSpan.NanosecondsPerTick, 'n');
        if (TryUnit(ticks, TimeSpan.TicksPerMicrosecond, out var value)) return Text(value, 'u');
        if (TryUnit(ticks, TimeSpan.TicksPerMillisecond, out value)) return Text(value, 'm');
        if (TryUnit(ticks, TimeSpan.TicksPerSecond, out value)) return Text(value, 'S');
        if (TryUnit(ticks, TimeSpan.TicksPerMinute, out value)) return Text(value, 'M');
        TryUnit(ticks, TimeSpan.TicksPerHour, out value);
        return Text(Math.Min(value, MaxValue), 'H');
    }

    /// <summary>Reads a header value. Fractions of 100 nanoseconds round up.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan timeout)
    {
        timeout = default;
        if (text.Length is < 2 or > MaxDigits + 1) return false;
        var digits = text[..^1];
        if (digits.ContainsAnyExceptInRange('0', '9')) return false;
        var value = long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var ticks = text[^1] switch
        {
            'H' => value * TimeSpan.TicksPerHour,
            'M' => value * TimeSpan.TicksPerMinute,
            'S' => value * TimeSpan.TicksPerSecond,
            'm' => value * TimeSpan.TicksPerMillisecond,
            'u' => value * TimeSpan.TicksPerMicrosecond,
            'n' => (value + TimeSpan.NanosecondsPerTick - 1) / TimeSpan.NanosecondsPerTick,
            _ => -1,
        };
        if (ticks < 0) return false;
        timeout = new TimeSpan(ticks);
        return true;
    }

    private static bool TryUnit(long ticks, long ticksPerUnit, out long value)
    {
        var (quotient, rest) = Math.DivRem(ticks, ticksPerUnit);
        value = rest == 0 ? quotient : quotient + 1;
        return value <= MaxValue;
    }

    private static string Text(long value, char unit) => string.Create(CultureInfo.InvariantCulture, $"{value}{unit}");
}
