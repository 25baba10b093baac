namespace ProtoGen.CommonTypes;

/// <summary>Conversions between the weekdays of protobuf and of .NET.</summary>
public static class DayOfWeekExtensions
{
    /// <summary>The weekday in .NET, where the week starts with Sunday.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a weekday.</exception>
    public static System.DayOfWeek ToDayOfWeek(this DayOfWeek day) => day is >= DayOfWeek.Monday and <= DayOfWeek.Sunday
        ? (System.DayOfWeek)((int)day % 7)
        : throw new ArgumentOutOfRangeException(nameof(day), day, "Not a weekday.");

    /// <summary>The weekday in protobuf, where the week starts with Monday and zero is no day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a weekday.</exception>
    public static DayOfWeek ToProtobuf(this System.DayOfWeek day) => day is >= System.DayOfWeek.Sunday and <= System.DayOfWeek.Saturday
        ? day == System.DayOfWeek.Sunday ? DayOfWeek.Sunday : (DayOfWeek)(int)day
        : throw new ArgumentOutOfRangeException(nameof(day), day, "Not a weekday.");
}
