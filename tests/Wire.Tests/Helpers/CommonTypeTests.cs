using ProtoGen.CommonTypes;
using ProtoGen.WellKnownTypes;
using DateTime = System.DateTime;

namespace ProtoGen.Tests.Wire.Helpers;

public sealed class CommonTypeTests
{
    [Fact]
    public void Dates()
    {
        foreach (DateOnly date in (DateOnly[])[DateOnly.MinValue, DateOnly.MaxValue, new(2024, 2, 29), new(1900, 2, 28)])
            Assert.Equal(date, (DateOnly)(Date)date);

        Assert.Equal(new Date { Year = 2024, Month = 2, Day = 29 }, new DateOnly(2024, 2, 29));
        foreach (Date bad in (Date[])[default, new() { Year = 2024, Month = 2 }, new() { Month = 2, Day = 1 }, new() { Year = 2023, Month = 2, Day = 29 }, new() { Year = 10_000, Month = 1, Day = 1 }, new() { Year = 2024, Month = 13, Day = 1 }, new() { Year = -1, Month = -1, Day = -1 }])
        {
            Assert.False(bad.TryToDateOnly(out _));
            Assert.Throws<InvalidOperationException>(() => bad.ToDateOnly());
        }
    }

    [Fact]
    public void TimesOfDay()
    {
        foreach (TimeOnly time in (TimeOnly[])[TimeOnly.MinValue, TimeOnly.MaxValue, new(12, 34, 56, 789), new(1)])
            Assert.Equal(time, (TimeOnly)(TimeOfDay)time);

        Assert.Equal(new TimeOfDay { Hours = 23, Minutes = 59, Seconds = 59, Nanos = 999_999_900 }, TimeOnly.MaxValue);
        Assert.Equal(TimeOnly.MaxValue, new TimeOfDay { Hours = 23, Minutes = 59, Seconds = 59, Nanos = 999_999_999 }.ToTimeOnly());
        foreach (TimeOfDay bad in (TimeOfDay[])[new() { Hours = 24 }, new() { Seconds = 60 }, new() { Minutes = 60 }, new() { Nanos = 1_000_000_000 }, new() { Hours = -1 }, new() { Nanos = -1 }])
        {
            Assert.False(bad.TryToTimeOnly(out _));
            Assert.Throws<InvalidOperationException>(() => bad.ToTimeOnly());
        }
    }

    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("1.75", 1, 750_000_000)]
    [InlineData("-1.75", -1, -750_000_000)]
    [InlineData("-0.000000001", 0, -1)]
    [InlineData("9223372036854775807.999999999", long.MaxValue, 999_999_999)]
    [InlineData("-9223372036854775808.999999999", long.MinValue, -999_999_999)]
    public void MoneyIsExact(string text, long units, int nanos)
    {
        decimal amount = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var money = Money.FromDecimal(amount, "EUR");

        Assert.Equal(new Money { CurrencyCode = "EUR", Units = units, Nanos = nanos }, money);
        Assert.Equal(amount, money.ToDecimal());
        Assert.True(money.IsValid);
    }

    [Fact]
    public void MoneyIsRoundedToABillionth()
    {
        Assert.Equal(2, Money.FromDecimal(0.0000000025m, "EUR").Nanos);
        Assert.Equal(4, Money.FromDecimal(0.0000000035m, "EUR").Nanos);
        Assert.Equal((1L, 0), (Money.FromDecimal(0.9999999999m, "EUR").Units, Money.FromDecimal(0.9999999999m, "EUR").Nanos));
        Assert.Throws<OverflowException>(() => Money.FromDecimal(9223372036854775808m, "EUR"));
        Assert.Throws<InvalidOperationException>(() => new Money { Units = 1, Nanos = -1 }.ToDecimal());
        Assert.Throws<InvalidOperationException>(() => new Money { Nanos = 1_000_000_000 }.ToDecimal());
    }

    [Fact]
    public void DecimalsAreText()
    {
        Assert.Equal("1.50", ((CommonTypes.Decimal)1.50m).Value);
        Assert.Equal("-79228162514264337593543950335", CommonTypes.Decimal.FromDecimal(decimal.MinValue).Value);
        foreach ((string text, decimal value) in ((string, decimal)[])[("", 0), ("+1", 1), ("-2.5E+8", -250_000_000), ("2.5e-1", 0.25m), (".5", 0.5m), ("1.", 1), ("0.1234567890123456789012345678", 0.1234567890123456789012345678m)])
            Assert.Equal(value, (decimal)new CommonTypes.Decimal { Value = text });
        foreach (string bad in (string[])["x", "1,000", " 1", "1 ", "0x1", "NaN", "1e", "1e400", "--1"])
        {
            Assert.False(new CommonTypes.Decimal { Value = bad }.TryToDecimal(out _));
            Assert.Throws<InvalidOperationException>(() => new CommonTypes.Decimal { Value = bad }.ToDecimal());
        }
    }

    [Fact]
    public void DatesWithTimes()
    {
        var instant = new DateTimeOffset(2024, 2, 29, 12, 34, 56, TimeSpan.FromHours(-5)).AddTicks(1);
        CommonTypes.DateTime value = CommonTypes.DateTime.FromDateTimeOffset(instant);

        Assert.Equal(Duration.FromSeconds(-18_000), value.UtcOffset);
        Assert.Equal(instant, value.ToDateTimeOffset());
        Assert.Equal(instant.Offset, value.ToDateTimeOffset().Offset);
        Assert.Equal(instant.DateTime, value.ToDateTime());
        var local = new DateTime(2024, 2, 29, 12, 34, 56);
        Assert.False(CommonTypes.DateTime.FromDateTime(local).HasUtcOffset);
        Assert.Equal(local, CommonTypes.DateTime.FromDateTime(local).ToDateTime());
        Assert.Equal(default(Duration), CommonTypes.DateTime.FromDateTime(DateTime.UnixEpoch).UtcOffset);
        Assert.Equal(TimeSpan.Zero, (value with { TimeZone = new() { Id = "UTC" } }).ToDateTimeOffset().Offset);
        Assert.Throws<InvalidOperationException>(() => CommonTypes.DateTime.FromDateTime(local).ToDateTimeOffset());
        Assert.Throws<InvalidOperationException>(() => (value with { Year = 0 }).ToDateTime());
        Assert.Throws<InvalidOperationException>(() => (value with { Hours = 24 }).ToDateTime());
        Assert.Throws<InvalidOperationException>(() => (value with { UtcOffset = Duration.FromSeconds(17 * 3600) }).ToDateTimeOffset());
        Assert.Throws<InvalidOperationException>(() => (value with { UtcOffset = new Duration { Seconds = long.MaxValue } }).ToDateTimeOffset());
        Assert.Throws<TimeZoneNotFoundException>(() => (value with { TimeZone = new() { Id = "Nowhere/Never" } }).ToDateTimeOffset());
    }

    [Fact]
    public void Weekdays()
    {
        foreach (System.DayOfWeek day in System.Enum.GetValues<System.DayOfWeek>())
        {
            Assert.Equal(day, day.ToProtobuf().ToDayOfWeek());
            Assert.Equal(day.ToString(), day.ToProtobuf().ToString());
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => CommonTypes.DayOfWeek.Unspecified.ToDayOfWeek());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((CommonTypes.DayOfWeek)8).ToDayOfWeek());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((System.DayOfWeek)7).ToProtobuf());
    }
}
