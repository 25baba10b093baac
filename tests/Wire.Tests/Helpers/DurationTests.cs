using ProtoGen.WellKnownTypes;
using GoogleDuration = Google.Protobuf.WellKnownTypes.Duration;

namespace ProtoGen.Tests.Wire.Helpers;

public sealed class DurationTests
{
    [Fact]
    public void TimeSpansConvertAsGoogleConvertsThem()
    {
        var random = new Random(1);
        TimeSpan[] edges = [TimeSpan.Zero, TimeSpan.MaxValue, TimeSpan.MinValue, TimeSpan.FromTicks(1), TimeSpan.FromTicks(-1), TimeSpan.FromTicks(-10_000_001)];
        foreach (TimeSpan span in edges.Concat(Enumerable.Range(0, 1000).Select(_ => TimeSpan.FromTicks(random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64)))))
        {
            Duration ours = span;
            GoogleDuration theirs = GoogleDuration.FromTimeSpan(span);

            Assert.Equal((theirs.Seconds, theirs.Nanos), (ours.Seconds, ours.Nanos));
            if (ours.IsValid)
                Assert.Equal((span, span), (theirs.ToTimeSpan(), ours.ToTimeSpan()));
            else
                Assert.True(Math.Abs(span.TotalSeconds) > 315_576_000_000);
        }
    }

    [Fact]
    public void WhatIsFinerThanATickIsCutOffTowardsZero()
    {
        Assert.Equal(TimeSpan.FromTicks(1), new Duration { Nanos = 199 }.ToTimeSpan());
        Assert.Equal(TimeSpan.FromTicks(-1), new Duration { Nanos = -199 }.ToTimeSpan());
        Assert.Equal(new GoogleDuration { Nanos = -199 }.ToTimeSpan(), (TimeSpan)new Duration { Nanos = -199 });
    }

    [Theory]
    [InlineData(315_576_000_001, 0)]
    [InlineData(-315_576_000_001, 0)]
    [InlineData(0, 1_000_000_000)]
    [InlineData(0, -1_000_000_000)]
    [InlineData(1, -1)]
    [InlineData(-1, 1)]
    [InlineData(long.MinValue, int.MinValue)]
    public void InvalidValuesAreRefused(long seconds, int nanos)
    {
        var value = new Duration { Seconds = seconds, Nanos = nanos };

        Assert.False(value.IsValid);
        Assert.Throws<InvalidOperationException>(() => value.ToTimeSpan());
        Assert.Throws<InvalidOperationException>(() => value + default(Duration));
        Assert.Throws<InvalidOperationException>(() => default(Duration) - value);
        Assert.Throws<InvalidOperationException>(() => -value);
        Assert.Throws<InvalidOperationException>(() => new GoogleDuration { Seconds = seconds, Nanos = nanos }.ToTimeSpan());
    }

    [Fact]
    public void ArithmeticIsThatOfGoogle()
    {
        var random = new Random(2);
        for (int i = 0; i < 1000; i++)
        {
            Duration left = Any(random);
            Duration right = Any(random);

            Assert.Equal(Google(left) + Google(right), Google(left + right));
            Assert.Equal(Google(left) - Google(right), Google(left - right));
            Assert.Equal(-Google(left), Google(-left));
            Assert.Equal(Math.Sign(Google(left).CompareTo(Google(right))), Math.Sign(left.CompareTo(right)));
            Assert.Equal(left.CompareTo(right) < 0, left < right);
            Assert.Equal(left.CompareTo(right) > 0, left > right);
            Assert.Equal(left <= right, !(left > right));
            Assert.Equal(left >= right, !(left < right));
            Assert.True((left + right).IsValid && (left - right).IsValid);
        }
    }

    [Fact]
    public void TheRangeEndsWhereTheSpecificationEndsIt()
    {
        Assert.True(Duration.MaxValue.IsValid && Duration.MinValue.IsValid);
        Assert.Equal(Duration.MinValue, -Duration.MaxValue);
        Assert.Throws<OverflowException>(() => Duration.MaxValue + Duration.FromSeconds(0, 1));
        Assert.Throws<OverflowException>(() => Duration.MinValue - Duration.FromSeconds(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Duration.FromSeconds(315_576_000_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => Duration.FromSeconds(long.MinValue, long.MinValue));
    }

    [Fact]
    public void NanosecondsTakeTheSignOfTheSeconds()
    {
        Assert.Equal(new Duration { Nanos = -500_000_000 }, Duration.FromSeconds(-1, 500_000_000));
        Assert.Equal(new Duration { Seconds = -1, Nanos = -500_000_000 }, Duration.FromSeconds(-2, 500_000_000));
        Assert.Equal(new Duration { Nanos = 1 }, Duration.FromSeconds(1, -999_999_999));
        Assert.Equal(new Duration { Seconds = -3 }, Duration.FromSeconds(0, -3_000_000_000));
        Assert.Equal(new Duration { Seconds = 1, Nanos = 1 }, new Duration { Seconds = 2, Nanos = -999_999_999 }.Normalize());
        Assert.Throws<OverflowException>(() => new Duration { Seconds = long.MinValue, Nanos = -1 }.Normalize());
    }

    private static Duration Any(Random random) =>
        Duration.FromSeconds(random.NextInt64(-100_000_000_000, 100_000_000_000) >> random.Next(40), random.NextInt64(-2_000_000_000, 2_000_000_000));

    private static GoogleDuration Google(Duration value) => new() { Seconds = value.Seconds, Nanos = value.Nanos };
}
