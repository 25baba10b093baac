namespace ProtoGen.WellKnownTypes;

/// <summary>The carry between seconds and nanoseconds that instants and lengths of time share.</summary>
internal static class SecondsAndNanos
{
    public const int NanosPerSecond = 1_000_000_000;

    public const int NanosPerTick = 100;

    /// <summary>Brings the nanoseconds to 0 to 999,999,999, rounding the seconds towards the past.</summary>
    /// <exception cref="OverflowException">The seconds do not fit in 64 bits.</exception>
    public static (long Seconds, int Nanos) Floor(long seconds, long nanos)
    {
        (long carry, long rest) = Math.DivRem(nanos, NanosPerSecond);
        if (rest < 0)
        {
            carry--;
            rest += NanosPerSecond;
        }
        return (checked(seconds + carry), (int)rest);
    }

    /// <summary>Gives seconds and nanoseconds the same sign, the nanoseconds being below a second.</summary>
    /// <exception cref="OverflowException">The seconds do not fit in 64 bits.</exception>
    public static (long Seconds, int Nanos) SameSign(long seconds, long nanos)
    {
        (seconds, int rest) = Floor(seconds, nanos);
        return seconds < 0 && rest > 0 ? (seconds + 1, rest - NanosPerSecond) : (seconds, rest);
    }
}
