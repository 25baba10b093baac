namespace ProtoGen.CommonTypes;

public partial struct Date
{
    /// <summary>A whole date.</summary>
    public static Date FromDateOnly(DateOnly value) => new() { Year = value.Year, Month = value.Month, Day = value.Day };

    /// <summary>The date.</summary>
    /// <exception cref="InvalidOperationException">A part is missing (zero), or there is no such day.</exception>
    public readonly DateOnly ToDateOnly() => TryToDateOnly(out DateOnly value)
        ? value
        : throw new InvalidOperationException($"Year {Year}, month {Month}, day {Day} is not a whole date.");

    /// <summary>The date; false when a part is missing (zero), or when there is no such day.</summary>
    public readonly bool TryToDateOnly(out DateOnly value)
    {
        if (Year is < 1 or > 9999 || Month is < 1 or > 12 || Day < 1 || Day > System.DateTime.DaysInMonth(Year, Month))
        {
            value = default;
            return false;
        }
        value = new DateOnly(Year, Month, Day);
        return true;
    }

    /// <summary>See <see cref="FromDateOnly"/>.</summary>
    public static implicit operator Date(DateOnly value) => FromDateOnly(value);

    /// <summary>See <see cref="ToDateOnly"/>.</summary>
    public static explicit operator DateOnly(Date value) => value.ToDateOnly();
}
