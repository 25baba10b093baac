namespace ProtoGen.WellKnownTypes;

public partial struct Timestamp
{
    /// <summary>0001-01-01T00:00:00Z in seconds since 1970.</summary>
    internal const long MinSeconds = -62_135_596_800;

    /// <summary>9999-12-31T23:59:59Z in seconds since 1970.</summary>
    internal const long MaxSeconds = 253_402_300_799;

    internal const int NanosPerTick = 100;

    /// <summary>The present, with the clock's resolution of 100 nanoseconds at best.</summary>
    public static Timestamp Now => FromDateTimeOffset(DateTimeOffset.UtcNow);

    /// <summary>True when the value lies between 0001-01-01 and 9999-12-31 and its nanoseconds are 0 to 999,999,999, as the specification demands.</summary>
    public readonly bool IsValid => Seconds is >= MinSeconds and <= MaxSeconds && Nanos is >= 0 and < 1_000_000_000;

    /// <summary>The instant of a date and time, whatever its offset.</summary>
    public static Timestamp FromDateTimeOffset(DateTimeOffset value)
    {
        long ticks = value.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
        (long seconds, long rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        if (rest < 0)
        {
            seconds--;
            rest += TimeSpan.TicksPerSecond;
        }
        return new Timestamp { Seconds = seconds, Nanos = (int)rest * NanosPerTick };
    }

    /// <summary>The instant of a UTC date and time; local times are converted, times of no kind are refused.</summary>
    /// <exception cref="ArgumentException">The kind is unspecified.</exception>
    public static Timestamp FromDateTime(DateTime value)
    {
        if (value.Kind == DateTimeKind.Unspecified)
            throw new ArgumentException("A DateTime of unspecified kind names no instant; use a DateTimeOffset or a UTC time.", nameof(value));
        return FromDateTimeOffset(new DateTimeOffset(value.ToUniversalTime()));
    }

    /// <summary>The instant in UTC; what is finer than 100 nanoseconds is cut off.</summary>
    /// <exception cref="InvalidOperationException">The value is not <see cref="IsValid"/>.</exception>
    public readonly DateTimeOffset ToDateTimeOffset()
    {
        if (!IsValid)
            throw new InvalidOperationException($"The timestamp {Seconds} s {Nanos} ns is outside 0001-01-01 to 9999-12-31.");
        return DateTimeOffset.UnixEpoch.AddTicks(Seconds * TimeSpan.TicksPerSecond + Nanos / NanosPerTick);
    }

    /// <summary>See <see cref="FromDateTimeOffset"/>.</summary>
    public static implicit operator Timestamp(DateTimeOffset value) => FromDateTimeOffset(value);

    /// <summary>See <see cref="ToDateTimeOffset"/>.</summary>
    public static explicit operator DateTimeOffset(Timestamp value) => value.ToDateTimeOffset();

    /// <summary>The time from one instant to another.</summary>
    /// <exception cref="InvalidOperationException">A value is not <see cref="IsValid"/>.</exception>
    public static TimeSpan operator -(Timestamp left, Timestamp right) => left.ToDateTimeOffset() - right.ToDateTimeOffset();
}
