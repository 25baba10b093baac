namespace ProtoGen.CommonTypes;

public partial struct TimeOfDay
{
    private const int NanosPerTick = 100;

    /// <summary>A time of day.</summary>
    public static TimeOfDay FromTimeOnly(TimeOnly value) => new()
    {
        Hours = value.Hour,
        Minutes = value.Minute,
        Seconds = value.Second,
        Nanos = (int)(value.Ticks % TimeSpan.TicksPerSecond) * NanosPerTick,
    };

    /// <summary>The time of day; what is finer than 100 nanoseconds is cut off.</summary>
    /// <exception cref="InvalidOperationException">A part is out of range, such as in 24:00:00 or a leap second, which the specification allows and .NET does not know.</exception>
    public readonly TimeOnly ToTimeOnly() => TryToTimeOnly(out TimeOnly value)
        ? value
        : throw new InvalidOperationException($"{Hours} h {Minutes} min {Seconds} s {Nanos} ns is not a time between 00:00:00 and 23:59:59.999999999.");

    /// <summary>The time of day; false when a part is out of range, such as in 24:00:00 or a leap second.</summary>
    public readonly bool TryToTimeOnly(out TimeOnly value)
    {
        if (Hours is < 0 or > 23 || Minutes is < 0 or > 59 || Seconds is < 0 or > 59 || Nanos is < 0 or > 999_999_999)
        {
            value = default;
            return false;
        }
        value = new TimeOnly((Hours * 3600L + Minutes * 60 + Seconds) * TimeSpan.TicksPerSecond + Nanos / NanosPerTick);
        return true;
    }

    /// <summary>See <see cref="FromTimeOnly"/>.</summary>
    public static implicit operator TimeOfDay(TimeOnly value) => FromTimeOnly(value);

    /// <summary>See <see cref="ToTimeOnly"/>.</summary>
    public static explicit operator TimeOnly(TimeOfDay value) => value.ToTimeOnly();
}
