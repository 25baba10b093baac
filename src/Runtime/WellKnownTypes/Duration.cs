namespace ProtoGen.WellKnownTypes;

public partial struct Duration
{
    /// <summary>The specification's limit of about 10,000 years, in seconds.</summary>
    internal const long MaxSeconds = 315_576_000_000;

    /// <summary>The most negative length of time: -315,576,000,000.999999999 seconds.</summary>
    public static Duration MinValue => new() { Seconds = -MaxSeconds, Nanos = 1 - SecondsAndNanos.NanosPerSecond };

    /// <summary>The greatest length of time: 315,576,000,000.999999999 seconds.</summary>
    public static Duration MaxValue => new() { Seconds = MaxSeconds, Nanos = SecondsAndNanos.NanosPerSecond - 1 };

    /// <summary>True when the value is within ±315,576,000,000.999999999 seconds, and the nanoseconds are below a second and of the same sign.</summary>
    public readonly bool IsValid =>
        Seconds is >= -MaxSeconds and <= MaxSeconds
        && Nanos is > -SecondsAndNanos.NanosPerSecond and < SecondsAndNanos.NanosPerSecond
        && !(Seconds > 0 && Nanos < 0) && !(Seconds < 0 && Nanos > 0);

    /// <summary>So many seconds and nanoseconds; their signs may differ, and the nanoseconds may be more than a second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sum lies outside <see cref="MinValue"/> to <see cref="MaxValue"/>.</exception>
    public static Duration FromSeconds(long seconds, long nanoseconds = 0)
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

    /// <summary>The same length of time with the nanoseconds carried into the seconds and of their sign: what <see cref="IsValid"/> asks for.</summary>
    /// <exception cref="OverflowException">The length lies outside <see cref="MinValue"/> to <see cref="MaxValue"/>.</exception>
    public readonly Duration Normalize() => Create(Seconds, Nanos);

    /// <summary>The same length of time. A TimeSpan of more than 10,000 years, such as <see cref="TimeSpan.MaxValue"/>, gives a value that is not <see cref="IsValid"/>.</summary>
    public static Duration FromTimeSpan(TimeSpan value) => new()
    {
        Seconds = value.Ticks / TimeSpan.TicksPerSecond,
        Nanos = (int)(value.Ticks % TimeSpan.TicksPerSecond) * SecondsAndNanos.NanosPerTick,
    };

    /// <summary>The same length of time; what is finer than 100 nanoseconds is cut off, which rounds towards zero.</summary>
    /// <exception cref="InvalidOperationException">The value is not <see cref="IsValid"/>.</exception>
    public readonly TimeSpan ToTimeSpan()
    {
        EnsureValid();
        return TimeSpan.FromTicks(Seconds * TimeSpan.TicksPerSecond + Nanos / SecondsAndNanos.NanosPerTick);
    }

    /// <summary>See <see cref="FromTimeSpan"/>.</summary>
    public static implicit operator Duration(TimeSpan value) => FromTimeSpan(value);

    /// <summary>See <see cref="ToTimeSpan"/>.</summary>
    public static explicit operator TimeSpan(Duration value) => value.ToTimeSpan();
}
