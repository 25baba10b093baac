using System.Globalization;
using System.Text;
using ProtoGen.Json;

namespace ProtoGen.Tests.Json;

/// <summary>Bytes, timestamps and durations as text, with .NET's own conversions as the oracle.</summary>
public sealed class ValueTextTests
{
    [Fact]
    public void BothAlphabetsAreReadWithPaddingAndWithout()
    {
        var random = new Random(3);
        for (int length = 0; length < 300; length++)
        {
            byte[] bytes = new byte[length];
            random.NextBytes(bytes);
            string padded = Convert.ToBase64String(bytes);
            string url = padded.Replace('+', '-').Replace('/', '_');

            foreach (string text in new[] { padded, padded.TrimEnd('='), url, url.TrimEnd('=') })
            {
                Assert.True(Base64Text.TryDecode(Encoding.ASCII.GetBytes(text), out byte[] decoded), text);
                Assert.Equal(bytes, decoded);
            }
            if (length == 0)
                continue;
            int at = random.Next(padded.TrimEnd('=').Length);
            foreach (char odd in " \n=$é\0")
                Assert.False(Base64Text.TryDecode(Encoding.UTF8.GetBytes(padded.Insert(at, odd.ToString())), out _), padded);
        }
    }

    [Fact]
    public void TimestampsAreThoseOfDateTimeOffset()
    {
        var random = new Random(4);
        Span<byte> text = stackalloc byte[TimestampText.MaxLength];
        for (int i = 0; i < 20_000; i++)
        {
            var time = new DateTimeOffset(random.NextInt64(DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
            long seconds = time.ToUnixTimeSeconds();
            int nanos = (int)(time.Ticks % TimeSpan.TicksPerSecond) * 100;

            Assert.True(TimestampText.TryFormat(seconds, nanos, text, out int length));
            string written = Encoding.ASCII.GetString(text[..length]);
            Assert.Equal(time, DateTimeOffset.Parse(written, CultureInfo.InvariantCulture));
            Assert.Equal(time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), written[..19]);

            var offset = TimeSpan.FromMinutes(random.Next(-14 * 60, 14 * 60));
            if (time.Ticks + offset.Ticks is < 0 or > 3155378975999999999)
                continue;
            string elsewhere = time.ToOffset(offset).ToString("yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);
            Assert.True(TimestampText.TryParse(Encoding.ASCII.GetBytes(elsewhere), out long parsed, out int parsedNanos), elsewhere);
            Assert.Equal((seconds, nanos), (parsed, parsedNanos));
        }
    }

    [Fact]
    public void DurationsComeBack()
    {
        var random = new Random(5);
        Span<byte> text = stackalloc byte[DurationText.MaxLength];
        for (int i = 0; i < 20_000; i++)
        {
            int sign = random.Next(2) * 2 - 1;
            long seconds = sign * (random.NextInt64(315_576_000_000) >> random.Next(39));
            int nanos = sign * random.Next(4) switch { 0 => 0, 1 => random.Next(1000) * 1_000_000, 2 => random.Next(1_000_000) * 1000, _ => random.Next(1_000_000_000) };

            Assert.True(DurationText.TryFormat(seconds, nanos, text, out int length));
            Assert.True(DurationText.TryParse(text[..length], out long parsed, out int parsedNanos));
            Assert.Equal((seconds, nanos), (parsed, parsedNanos));
            decimal exact = seconds + nanos / 1_000_000_000m;
            Assert.Equal(exact, decimal.Parse(Encoding.ASCII.GetString(text[..(length - 1)]), CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void EveryNameIsFoundAndNoOther()
    {
        string[] names = [.. Enumerable.Range(0, 500).SelectMany(i => new[] { $"a{i}", $"optional_{i}_value_of_a_long_name", new string('x', i + 1), $"{i}ü" })];
        var table = new Utf8Names(names.Length);
        for (int i = 0; i < names.Length; i++)
            table.Add(Encoding.UTF8.GetBytes(names[i]), i);
        table.Add("a7"u8.ToArray(), -1); // the first of equal names stays

        for (int i = 0; i < names.Length; i++)
        {
            Assert.True(table.TryFind(Encoding.UTF8.GetBytes(names[i]), out int found));
            Assert.Equal(i, found);
            Assert.False(table.TryFind(Encoding.UTF8.GetBytes(names[i] + "!"), out _));
        }
        Assert.False(table.TryFind(""u8, out _));
        Assert.False(new Utf8Names(0).TryFind("a"u8, out _));
    }
}
