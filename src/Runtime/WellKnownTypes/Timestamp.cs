namespace ProtoGen.WellKnownTypes;

public partial struct Timestamp
{
    /// <summary>0001-01-01T00:00:00Z in seconds since 1970.</summary>
    internal const long MinSeconds = -62_135_596_800;

    /// <summary>9999-12-31T23:59:59Z in seconds since 1970.</summary>
    internal const long MaxSeconds = 253_402_300_799;

    /// <summary>The earliest instant: 0001-01-01T00:00:00Z.</summary>
    public static Timestamp MinValue => new() { Seconds = MinSeconds };

    /// <summary>The latest instant: 9999-12-31T23:59:59.999999999Z.</summary>
    public static Timestamp MaxValue => new() { Seconds = MaxSeconds, Nanos = SecondsAndNanos.NanosPerSecond - 1 };

    /// <summary>The present, with the clock's resolution of 100 nanoseconds at best.</summary>
    public static Timestamp Now => FromDateTimeOffset(DateTimeOffset.UtcNow);

    /// <summary>True when the value lies between 0001-01-01 and 9999-12-31 and its nanoseconds are 0 to 999,999,999, as the specification demands.</summary>
    public readonly bool IsValid => Seconds is >= MinSeconds and <= MaxSeconds && Nanos is >= 0 and < SecondsAndNanos.NanosPerSecond;

    /// <summary>The instant so many seconds and nanoseconds after 1970-01-01T00:00:00Z; either may be negative, and the nanoseconds may be more than a second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside <see cref="MinValue"/> to <see cref="MaxValue"/>.</exception>
    public static Timestamp FromUnixTime(long seconds, long nanoseconds = 0)
    {
        try
        {
            return Create(seconds, nanoseconds);
        }
        catch (OverflowException)
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, OutOfRange);
        }
    }

    /// <summary>The same instant with the nanoseconds carried into the seconds: what <see cref="IsValid"/> asks for.</summary>
    /// <exception cref="OverflowException">The instant lies outside <see cref="MinValue"/> to <see cref="MaxValue"/>.</exception>
    public readonly Timestamp Normalize() => Create(Seconds, Nanos);

    /// <summary>The instant of a date and time, whatever its offset.</summary>
    public static Timestamp FromDateTimeOffset(DateTimeOffset value)
    {
        long ticks = value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        (long seconds, int nanos) = SecondsAndNanos.Floor(ticks / TimeSpan.TicksPerSecond, ticks % TimeSpan.TicksPerSecond * SecondsAndNanos.NanosPerTick);
        return new Timestamp { Seconds = seconds, Nanos = nanos };
    }

    /// <summary>The instant of a UTC date and time; local times are converted, times of no kind are refused.</summary>
    /// <exception cref="ArgumentException">The kind is unspecified.</exception>
    public static Timestamp FromDateTime(DateTime value)
    {
        if (value.Kind == DateTimeKind.Unspecified)
            throw new ArgumentException("A DateTime of unspecified kind names no instant; use a DateTimeOffset or a UTC time.", nameof(value));
        return FromDateTimeOffset(new DateTimeOffset(value.ToUniversalTime()));
    }

    /// <summary>The instant in UTC; what is finer than 100 nanoseconds is cut off, which rounds towards the past.</summary>
    /// <exception cref="InvalidOperationException">The value is not <see cref="IsValid"/>.</exception>
    public readonly DateTimeOffset ToDateTimeOffset()
    {
        EnsureValid();
        return DateTimeOffset.UnixEpoch.AddTicks(Seconds * TimeSpan.TicksPerSecond + Nanos / SecondsAndNanos.NanosPerTick);
    }

    /// <summary>The instant as a UTC date and time; what is finer than 100 nanoseconds is cut off, which rounds towards the past.</summary>
    /// <exception cref="InvalidOperationException">The value is not <see cref="IsValid"/>.</exception>
    public readonly DateTime ToDateTime() => ToDateTimeOffset().UtcDateTime;

    /// <summary>See <see cref="FromDateTimeOffset"/>.</summary>
    public static implicit operator Timestamp(DateTimeOffset value) => FromDateTimeOffset(value);

    /// <summary>See <see cref="ToDateTimeOffset"/>.</summary>
    public static explicit operator DateTimeOffset(Timestamp value) => value.ToDateTimeOffset();
}
