using ProtoGen.WellKnownTypes;

namespace ProtoGen.CommonTypes;

public partial struct DateTime
{
    /// <summary>A local date and time with its offset from UTC.</summary>
    public static DateTime FromDateTimeOffset(DateTimeOffset value)
    {
        DateTime result = FromParts(value.DateTime);
        result.UtcOffset = Duration.FromTimeSpan(value.Offset);
        return result;
    }

    /// <summary>A UTC time with the offset zero, a local time with its offset here and now, a time of unspecified kind without an offset.</summary>
    public static DateTime FromDateTime(System.DateTime value) =>
        value.Kind == DateTimeKind.Unspecified ? FromParts(value) : FromDateTimeOffset(new DateTimeOffset(value));

    /// <summary>The date and time where it is meant, without its offset: of unspecified kind. What is finer than 100 nanoseconds is cut off.</summary>
    /// <exception cref="InvalidOperationException">The year is missing, or a part is out of range.</exception>
    public readonly System.DateTime ToDateTime()
    {
        var date = new Date { Year = Year, Month = Month, Day = Day };
        var time = new TimeOfDay { Hours = Hours, Minutes = Minutes, Seconds = Seconds, Nanos = Nanos };
        return date.ToDateOnly().ToDateTime(time.ToTimeOnly());
    }

    /// <summary>The instant, with the offset that is given or that the time zone had then.</summary>
    /// <exception cref="InvalidOperationException">There is neither offset nor time zone, the offset is not one of .NET's (whole minutes up to 14 hours), or a part is missing or out of range.</exception>
    /// <exception cref="TimeZoneNotFoundException">The system does not know the time zone.</exception>
    public readonly DateTimeOffset ToDateTimeOffset()
    {
        System.DateTime local = ToDateTime();
        try
        {
            return new DateTimeOffset(local, OffsetAt(local));
        }
        catch (ArgumentException)
        {
            throw new InvalidOperationException("The offset is not whole minutes up to 14 hours, or the instant lies before the year 1 or behind the year 9999.");
        }
    }

    private static DateTime FromParts(System.DateTime value) => new()
    {
        Year = value.Year,
        Month = value.Month,
        Day = value.Day,
        Hours = value.Hour,
        Minutes = value.Minute,
        Seconds = value.Second,
        Nanos = (int)(value.Ticks % TimeSpan.TicksPerSecond) * 100,
    };

    private readonly TimeSpan OffsetAt(System.DateTime local)
    {
        if (UtcOffset is { } offset)
            return offset.ToTimeSpan();
        if (TimeZone is { } zone)
            return TimeZoneInfo.FindSystemTimeZoneById(zone.Id).GetUtcOffset(local);
        throw new InvalidOperationException("A date and time without an offset or a time zone is no instant.");
    }
}
