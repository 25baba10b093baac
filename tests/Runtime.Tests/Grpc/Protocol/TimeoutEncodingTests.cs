using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Tests.Grpc.Protocol;

public sealed class TimeoutEncodingTests
{
    [Theory]
    [InlineData(long.MinValue, "1n")]
    [InlineData(0, "1n")]
    [InlineData(1, "100n")]
    [InlineData(999_999, "99999900n")]
    [InlineData(1_000_000, "100000u")]
    [InlineData(1_000_001, "100001u")]
    [InlineData(999_999_990, "99999999u")]
    [InlineData(999_999_991, "100000m")]
    [InlineData(10_000_000, "1000000u")]
    [InlineData(999_999_990_000, "99999999m")]
    [InlineData(999_999_990_001, "100000S")]
    [InlineData(999_999_990_000_000, "99999999S")]
    [InlineData(999_999_990_000_001, "1666667M")]
    [InlineData(59_999_999_400_000_001, "1666667H")]
    [InlineData(long.MaxValue, "99999999H")]
    public void ATimeSpanIsWrittenInTheFinestUnitRoundedUp(long ticks, string expected)
    {
        Assert.Equal(expected, TimeoutEncoding.Format(new TimeSpan(ticks)));
    }

    [Theory]
    [InlineData("1H", 36_000_000_000)]
    [InlineData("1M", 600_000_000)]
    [InlineData("1S", 10_000_000)]
    [InlineData("1m", 10_000)]
    [InlineData("1u", 10)]
    [InlineData("1n", 1)]
    [InlineData("100n", 1)]
    [InlineData("101n", 2)]
    [InlineData("0S", 0)]
    [InlineData("00000001S", 10_000_000)]
    [InlineData("99999999H", 3_599_999_964_000_000_000)]
    public void AValueIsRead(string text, long ticks)
    {
        Assert.True(TimeoutEncoding.TryParse(text, out var timeout));
        Assert.Equal(ticks, timeout.Ticks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("S")]
    [InlineData("100000000S")]
    [InlineData("-1S")]
    [InlineData("+1S")]
    [InlineData(" 1S")]
    [InlineData("1 S")]
    [InlineData("1s")]
    [InlineData("1h")]
    [InlineData("1.5S")]
    [InlineData("1SS")]
    [InlineData("١S")]
    public void AMalformedValueIsRefused(string text) => Assert.False(TimeoutEncoding.TryParse(text, out _));

    [Fact]
    public void WhatIsWrittenIsReadBackAndNeverShorter()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var span = new TimeSpan(random.NextInt64(1, 1L << random.Next(1, 61)));
            var text = TimeoutEncoding.Format(span);
            Assert.True(text.Length <= 9, text);
            Assert.True(TimeoutEncoding.TryParse(text, out var back));
            Assert.True(back >= span && back.Ticks <= (span.Ticks * 1.0001) + 10, $"{span} {text} {back}");
        }
    }
}
