using ProtoGen.WellKnownTypes;
using GoogleDuration = Google.Protobuf.WellKnownTypes.Duration;
using GoogleTimestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace ProtoGen.Tests.Wire.Helpers;

public sealed class TimestampTests
{
    private static readonly Duration _nanosecond = Duration.FromSeconds(0, 1);

    [Fact]
    public void DatesConvertAsGoogleConvertsThem()
    {
        var random = new Random(1);
        DateTime[] edges = [DateTime.MinValue, DateTime.MaxValue, DateTime.UnixEpoch, DateTime.UnixEpoch.AddTicks(-1), new(1969, 12, 31, 23, 59, 58), new(2024, 2, 29)];
        foreach (DateTime date in edges.Concat(Enumerable.Range(0, 1000).Select(_ => new DateTime(random.NextInt64(DateTime.MaxValue.Ticks)))))
        {
            DateTime utc = DateTime.SpecifyKind(date, DateTimeKind.Utc);
            Timestamp ours = Timestamp.FromDateTime(utc);
            GoogleTimestamp theirs = GoogleTimestamp.FromDateTime(utc);

            Assert.Equal((theirs.Seconds, theirs.Nanos), (ours.Seconds, ours.Nanos));
            Assert.True(ours.IsValid);
            Assert.Equal(theirs.ToDateTime(), ours.ToDateTime());
            Assert.Equal(DateTimeKind.Utc, ours.ToDateTime().Kind);
            Assert.Equal(theirs.ToDateTimeOffset(), ours.ToDateTimeOffset());
            Assert.Equal(utc, ours.ToDateTime());
        }
    }

    [Fact]
    public void WhatIsFinerThanATickIsCutOffTowardsThePast()
    {
        Assert.Equal(DateTime.UnixEpoch.AddTicks(1), new Timestamp { Nanos = 199 }.ToDateTime());
        Assert.Equal(DateTime.UnixEpoch.AddTicks(-1), new Timestamp { Seconds = -1, Nanos = 999_999_999 }.ToDateTime());
        Assert.Equal(DateTime.MaxValue, Timestamp.MaxValue.ToDateTime());
        Assert.Equal(DateTime.MinValue, Timestamp.MinValue.ToDateTime());
    }

    [Fact]
    public void OffsetsAndKindsCount()
    {
        Assert.Equal(Timestamp.FromUnixTime(3600), Timestamp.FromDateTimeOffset(new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.FromHours(-1))));
        Assert.Equal(new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero), (DateTimeOffset)default(Timestamp));
        Assert.Throws<ArgumentException>(() => Timestamp.FromDateTime(new DateTime(2024, 1, 1)));
        Assert.Equal(Timestamp.FromDateTime(DateTime.UnixEpoch), Timestamp.FromDateTime(DateTime.UnixEpoch.ToLocalTime()));
    }

    [Theory]
    [InlineData(-62_135_596_801, 0)]
    [InlineData(253_402_300_800, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 1_000_000_000)]
    [InlineData(long.MinValue, int.MinValue)]
    public void InvalidValuesAreRefused(long seconds, int nanos)
    {
        var value = new Timestamp { Seconds = seconds, Nanos = nanos };

        Assert.False(value.IsValid);
        Assert.Throws<InvalidOperationException>(() => value.ToDateTime());
        Assert.Throws<InvalidOperationException>(() => value.ToDateTimeOffset());
        Assert.Throws<InvalidOperationException>(() => value - default(Timestamp));
        Assert.Throws<InvalidOperationException>(() => default(Timestamp) - value);
        Assert.Throws<InvalidOperationException>(() => value + default(Duration));
        Assert.Throws<InvalidOperationException>(() => value - default(Duration));
        Assert.Throws<InvalidOperationException>(() => new GoogleTimestamp { Seconds = seconds, Nanos = nanos }.ToDateTime());
    }

    [Fact]
    public void ArithmeticIsThatOfGoogle()
    {
        var random = new Random(2);
        for (int i = 0; i < 1000; i++)
        {
            Timestamp left = Timestamp.FromUnixTime(random.NextInt64(-60_000_000_000, 100_000_000_000) >> random.Next(40), random.Next(1_000_000_000));
            Timestamp right = Timestamp.FromUnixTime(random.NextInt64(-60_000_000_000, 100_000_000_000) >> random.Next(40), random.Next(1_000_000_000));
            Duration length = Duration.FromSeconds(random.NextInt64(-1_000_000_000, 1_000_000_000) >> random.Next(30), random.NextInt64(-1_000_000_000, 1_000_000_000));
            GoogleTimestamp theirLeft = Google(left);
            var theirLength = new GoogleDuration { Seconds = length.Seconds, Nanos = length.Nanos };

            Assert.Equal(theirLeft + theirLength, Google(left + length));
            Assert.Equal(theirLeft - theirLength, Google(left - length));
            GoogleDuration theirs = theirLeft - Google(right);
            Assert.Equal((theirs.Seconds, theirs.Nanos), ((left - right).Seconds, (left - right).Nanos));
            Assert.Equal(left, right + (left - right));
            Assert.Equal(Math.Sign(theirLeft.CompareTo(Google(right))), Math.Sign(left.CompareTo(right)));
            Assert.Equal((theirLeft < Google(right), theirLeft >= Google(right)), (left < right, left >= right));
            Assert.Equal((theirLeft > Google(right), theirLeft <= Google(right)), (left > right, left <= right));
        }
    }

    [Fact]
    public void TheRangeEndsWhereTheSpecificationEndsIt()
    {
        Assert.Equal(Timestamp.MaxValue, Timestamp.MaxValue - _nanosecond + _nanosecond);
        Assert.Throws<OverflowException>(() => Timestamp.MaxValue + _nanosecond);
        Assert.Throws<OverflowException>(() => Timestamp.MinValue - _nanosecond);
        Assert.Equal(Timestamp.MaxValue, Timestamp.MinValue + (Timestamp.MaxValue - Timestamp.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => Timestamp.FromUnixTime(253_402_300_800));
        Assert.Throws<ArgumentOutOfRangeException>(() => Timestamp.FromUnixTime(253_402_300_799, 1_000_000_000));
        Assert.Throws<ArgumentOutOfRangeException>(() => Timestamp.FromUnixTime(long.MaxValue, long.MaxValue));
    }

    [Fact]
    public void NanosecondsAreCarried()
    {
        Assert.Equal(new Timestamp { Seconds = -2, Nanos = 999_999_999 }, Timestamp.FromUnixTime(-1, -1));
        Assert.Equal(new Timestamp { Seconds = 3, Nanos = 5 }, Timestamp.FromUnixTime(1, 2_000_000_005));
        Assert.Equal(new Timestamp { Seconds = 9, Nanos = 1 }, new Timestamp { Seconds = 10, Nanos = -999_999_999 }.Normalize());
        Assert.Throws<OverflowException>(() => new Timestamp { Seconds = long.MinValue, Nanos = -1 }.Normalize());
    }

    private static GoogleTimestamp Google(Timestamp value) => new() { Seconds = value.Seconds, Nanos = value.Nanos };
}
