namespace ProtoGen.WellKnownTypes;

public partial struct Timestamp : IComparable<Timestamp>
{
    private const string OutOfRange = "The instant is outside 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z.";

    /// <summary>The exact time from one instant to another.</summary>
    /// <exception cref="InvalidOperationException">A value is not <see cref="IsValid"/>.</exception>
    public static Duration operator -(Timestamp left, Timestamp right)
    {
        left.EnsureValid();
        right.EnsureValid();
        return Duration.Create(left.Seconds - right.Seconds, left.Nanos - right.Nanos);
    }

    /// <summary>A later instant.</summary>
    /// <exception cref="InvalidOperationException">A value is not valid.</exception>
    /// <exception cref="OverflowException">The result lies outside <see cref="MinValue"/> to <see cref="MaxValue"/>.</exception>
    public static Timestamp operator +(Timestamp left, Duration right)
    {
        left.EnsureValid();
        right.EnsureValid();
        return Create(left.Seconds + right.Seconds, left.Nanos + right.Nanos);
    }

    /// <summary>An earlier instant.</summary>
    /// <exception cref="InvalidOperationException">A value is not valid.</exception>
    /// <exception cref="OverflowException">The result lies outside <see cref="MinValue"/> to <see cref="MaxValue"/>.</exception>
    public static Timestamp operator -(Timestamp left, Duration right)
    {
        left.EnsureValid();
        right.EnsureValid();
        return Create(left.Seconds - right.Seconds, left.Nanos - right.Nanos);
    }

    /// <summary>Compares seconds, then nanoseconds, as they are; unknown fields do not count.</summary>
    public readonly int CompareTo(Timestamp other)
    {
        int order = Seconds.CompareTo(other.Seconds);
        return order != 0 ? order : Nanos.CompareTo(other.Nanos);
    }

    /// <summary>Earlier.</summary>
    public static bool operator <(Timestamp left, Timestamp right) => left.CompareTo(right) < 0;

    /// <summary>Later.</summary>
    public static bool operator >(Timestamp left, Timestamp right) => left.CompareTo(right) > 0;

    /// <summary>Earlier, or the same instant.</summary>
    public static bool operator <=(Timestamp left, Timestamp right) => left.CompareTo(right) <= 0;

    /// <summary>Later, or the same instant.</summary>
    public static bool operator >=(Timestamp left, Timestamp right) => left.CompareTo(right) >= 0;

    private static Timestamp Create(long seconds, long nanos)
    {
        (seconds, int rest) = SecondsAndNanos.Floor(seconds, nanos);
        if (seconds is < MinSeconds or > MaxSeconds)
            throw new OverflowException(OutOfRange);
        return new Timestamp { Seconds = seconds, Nanos = rest };
    }

    private readonly void EnsureValid()
    {
        if (!IsValid)
            throw new InvalidOperationException($"The timestamp {Seconds} s {Nanos} ns is outside 0001-01-01 to 9999-12-31, or its nanoseconds are not 0 to 999,999,999.");
    }
}
