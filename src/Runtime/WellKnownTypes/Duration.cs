namespace ProtoGen.WellKnownTypes;

public partial struct Duration
{
    /// <summary>The specification's limit of about 10,000 years, in seconds.</summary>
    internal const long MaxSeconds = 315_576_000_000;

    /// <summary>True when the value is within ±315,576,000,000 seconds, and the nanoseconds are below a second and of the same sign.</summary>
    public readonly bool IsValid =>
        Seconds is >= -MaxSeconds and <= MaxSeconds
        && Nanos is > -1_000_000_000 and < 1_000_000_000
        && !(Seconds > 0 && Nanos < 0) && !(Seconds < 0 && Nanos > 0);

    /// <summary>The same length of time.</summary>
    public static Duration FromTimeSpan(TimeSpan value) => new()
    {
        Seconds = value.Ticks / TimeSpan.TicksPerSecond,
        Nanos = (int)(value.Ticks % TimeSpan.TicksPerSecond) * Timestamp.NanosPerTick,
    };

    /// <summary>The same length of time; what is finer than 100 nanoseconds is cut off.</summary>
    /// <exception cref="InvalidOperationException">The value is not <see cref="IsValid"/>.</exception>
    public readonly TimeSpan ToTimeSpan()
    {
        if (!IsValid)
            throw new InvalidOperationException($"The duration {Seconds} s {Nanos} ns is out of range or has mixed signs.");
        return TimeSpan.FromTicks(Seconds * TimeSpan.TicksPerSecond + Nanos / Timestamp.NanosPerTick);
    }

    /// <summary>See <see cref="FromTimeSpan"/>.</summary>
    public static implicit operator Duration(TimeSpan value) => FromTimeSpan(value);

    /// <summary>See <see cref="ToTimeSpan"/>.</summary>
    public static explicit operator TimeSpan(Duration value) => value.ToTimeSpan();
}
