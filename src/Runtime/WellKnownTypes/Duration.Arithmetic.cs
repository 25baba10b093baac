namespace ProtoGen.WellKnownTypes;

public partial struct Duration : IComparable<Duration>
{
    private const string OutOfRange = "The duration is outside ±315,576,000,000.999999999 seconds.";

    /// <summary>The sum.</summary>
    /// <exception cref="InvalidOperationException">A value is not <see cref="IsValid"/>.</exception>
    /// <exception cref="OverflowException">The result lies outside <see cref="MinValue"/> to <see cref="MaxValue"/>.</exception>
    public static Duration operator +(Duration left, Duration right)
    {
        left.EnsureValid();
        right.EnsureValid();
        return Create(left.Seconds + right.Seconds, (long)left.Nanos + right.Nanos);
    }

    /// <summary>The difference.</summary>
    /// <exception cref="InvalidOperationException">A value is not <see cref="IsValid"/>.</exception>
    /// <exception cref="OverflowException">The result lies outside <see cref="MinValue"/> to <see cref="MaxValue"/>.</exception>
    public static Duration operator -(Duration left, Duration right) => left + -right;

    /// <summary>The same length of time with the other sign.</summary>
    /// <exception cref="InvalidOperationException">The value is not <see cref="IsValid"/>.</exception>
    public static Duration operator -(Duration value)
    {
        value.EnsureValid();
        return new Duration { Seconds = -value.Seconds, Nanos = -value.Nanos };
    }

    /// <summary>Compares seconds, then nanoseconds, as they are; unknown fields do not count.</summary>
    public readonly int CompareTo(Duration other)
    {
        int order = Seconds.CompareTo(other.Seconds);
        return order != 0 ? order : Nanos.CompareTo(other.Nanos);
    }

    /// <summary>Shorter.</summary>
    public static bool operator <(Duration left, Duration right) => left.CompareTo(right) < 0;

    /// <summary>Longer.</summary>
    public static bool operator >(Duration left, Duration right) => left.CompareTo(right) > 0;

    /// <summary>Shorter, or as long.</summary>
    public static bool operator <=(Duration left, Duration right) => left.CompareTo(right) <= 0;

    /// <summary>Longer, or as long.</summary>
    public static bool operator >=(Duration left, Duration right) => left.CompareTo(right) >= 0;

    internal static Duration Create(long seconds, long nanos)
    {
        (seconds, int rest) = SecondsAndNanos.SameSign(seconds, nanos);
        if (seconds is < -MaxSeconds or > MaxSeconds)
            throw new OverflowException(OutOfRange);
        return new Duration { Seconds = seconds, Nanos = rest };
    }

    internal readonly void EnsureValid()
    {
        if (!IsValid)
            throw new InvalidOperationException($"The duration {Seconds} s {Nanos} ns is out of range or has mixed signs.");
    }
}
