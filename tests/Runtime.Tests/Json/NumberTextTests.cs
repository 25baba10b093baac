using System.Globalization;
using System.Numerics;
using System.Text;
using ProtoGen.Json;

namespace ProtoGen.Tests.Json;

/// <summary>Numbers as text, with exact arithmetic as the oracle.</summary>
public sealed class NumberTextTests
{
    private const int Texts = 20_000;

    [Fact]
    public void WholeNumbersAreReadWhateverTheirSpelling()
    {
        var random = new Random(1);
        for (int i = 0; i < Texts; i++)
        {
            string text = Spelling(random);
            (bool isWhole, BigInteger value) = Exact(text);
            byte[] utf8 = Encoding.ASCII.GetBytes(text);

            Assert.True((isWhole && value >= int.MinValue && value <= int.MaxValue) == JsonIntegers.TryParse(utf8, out int int32), text);
            Assert.True((isWhole && value >= uint.MinValue && value <= uint.MaxValue) == JsonIntegers.TryParse(utf8, out uint uint32), text);
            Assert.True((isWhole && value >= long.MinValue && value <= long.MaxValue) == JsonIntegers.TryParse(utf8, out long int64), text);
            Assert.True((isWhole && value >= ulong.MinValue && value <= ulong.MaxValue) == JsonIntegers.TryParse(utf8, out ulong uint64), text);
            if (isWhole && value >= int.MinValue && value <= int.MaxValue)
                Assert.Equal((int)value, int32);
            if (isWhole && value >= 0 && value <= uint.MaxValue)
                Assert.Equal((uint)value, uint32);
            if (isWhole && value >= long.MinValue && value <= long.MaxValue)
                Assert.Equal((long)value, int64);
            if (isWhole && value >= 0 && value <= ulong.MaxValue)
                Assert.Equal((ulong)value, uint64);
        }
    }

    [Fact]
    public void WholeNumbersAreWrittenWithTheirDigits()
    {
        var random = new Random(3);
        IEnumerable<ulong> borders = Enumerable.Range(0, 20).Select(i => (ulong)Math.Pow(10, i)).SelectMany(power => new[] { power - 1, power, power + 1 });
        IEnumerable<ulong> values = borders.Concat(Enumerable.Range(0, Texts).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64)));
        foreach (ulong value in values.Concat<ulong>([0, long.MaxValue, 1UL << 63, ulong.MaxValue]))
        {
            Span<byte> text = new byte[DecimalDigits.Room];
            Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Encoding.ASCII.GetString(text[..DecimalDigits.Write(value, text)]));
            long signed = unchecked((long)value);
            Assert.Equal(signed.ToString(CultureInfo.InvariantCulture), Encoding.ASCII.GetString(text[..DecimalDigits.Write(signed, text)]));
        }
        for (uint value = 0; value < 100_000; value++)
        {
            Span<byte> text = new byte[DecimalDigits.Room];
            Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Encoding.ASCII.GetString(text[..DecimalDigits.Write((ulong)value, text)]));
        }
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("-0", true)]
    [InlineData("-0.0e-5", true)]
    [InlineData("00", false)]
    [InlineData("-", false)]
    [InlineData("", false)]
    [InlineData("1.", false)]
    [InlineData(".1", false)]
    [InlineData("1e", false)]
    [InlineData("1e+", false)]
    [InlineData("+1", false)]
    [InlineData("1 ", false)]
    [InlineData(" 1", false)]
    [InlineData("1,0", false)]
    [InlineData("1_0", false)]
    [InlineData("0x10", false)]
    [InlineData("１", false)]
    public void OnlyTheGrammarOfJsonCounts(string text, bool isNumber)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);

        Assert.Equal(isNumber, JsonNumberParts.TryRead(utf8, out _));
        Assert.Equal(isNumber, JsonIntegers.TryParse(utf8, out int _));
        Assert.Equal(isNumber, JsonFloats.TryParseQuoted(utf8, out double _));
        Assert.Equal(isNumber, JsonFloats.TryParseQuoted(utf8, out float _));
    }

    /// <summary>
    /// .NET's own shortest digits are the oracle, for all kinds of doubles: any bits, short decimals, whole numbers, and what lies beside powers of two and of ten. Of a few powers
    /// of two .NET 10 writes a digit too few, so that its text is read back as the number below (2^-958 is one); there only reading back counts.
    /// </summary>
    [Fact]
    public void DoublesAreWrittenAsDotNetWritesThem()
    {
        var random = new Random(3);
        for (int i = 0; i < 10 * Texts; i++)
        {
            Check(BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)));
            Check(random.NextDouble() * 100);
            Check(random.Next(1_000_000) / 1000.0);
            Check(random.NextInt64(1L << 60));
        }
        for (int exponent = -1074; exponent <= 1023; exponent++)
            CheckNear(Math.ScaleB(1, exponent));
        for (int exponent = -323; exponent <= 308; exponent++)
            CheckNear(double.Parse($"1e{exponent}", CultureInfo.InvariantCulture));
        foreach (double value in new[] { 0, -0.0, 5e-324, double.MaxValue, double.MinValue, 2.2250738585072014E-308, 9007199254740993, 1e15, 999999999999999, 0.0001, 0.00001, 123456789012345.67 })
            CheckNear(value);

        static void CheckNear(double value)
        {
            Check(Math.BitDecrement(value));
            Check(value);
            Check(-value);
            Check(Math.BitIncrement(value));
        }

        static void Check(double value)
        {
            if (!double.IsFinite(value))
                return;
            Span<byte> text = stackalloc byte[ShortestDouble.MaxLength];
            string actual = Encoding.ASCII.GetString(text[..ShortestDouble.Format(value, text)]);
            string expected = value.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(value, double.Parse(actual, CultureInfo.InvariantCulture));
            if (double.Parse(expected, CultureInfo.InvariantCulture) == value)
                Assert.Equal(expected, actual);
            else
                Assert.True(double.IsPow2(double.Abs(value)), expected);
        }
    }

    [Fact]
    public void ThePowersOfTenAreExact()
    {
        for (int exponent = PowersOfTen.Smallest; exponent <= PowersOfTen.Largest; exponent++)
        {
            // The smallest 128-bit number that is not less than the power times some power of two.
            BigInteger numerator = BigInteger.Pow(10, Math.Max(exponent, 0));
            BigInteger denominator = BigInteger.Pow(10, Math.Max(-exponent, 0));
            while (numerator < denominator << 127)
                numerator <<= 1;
            while (numerator >= denominator << 128)
                denominator <<= 1;
            BigInteger expected = (numerator + denominator - 1) / denominator;

            int index = (exponent - PowersOfTen.Smallest) * 2;
            Assert.Equal(expected, ((BigInteger)PowersOfTen.Table[index] << 64) + PowersOfTen.Table[index + 1]);
        }
        Assert.Equal((PowersOfTen.Largest - PowersOfTen.Smallest + 1) * 2, PowersOfTen.Table.Length);
    }

    [Fact]
    public void FloatingPointNumbersAreReadAsDotNetReadsThem()
    {
        var random = new Random(2);
        for (int i = 0; i < Texts; i++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64());
            string text = value.ToString("R", CultureInfo.InvariantCulture);
            bool isFinite = double.IsFinite(value);

            Assert.Equal(isFinite, JsonFloats.TryParse(Encoding.ASCII.GetBytes(text), out double parsed));
            if (isFinite)
                Assert.Equal(value, parsed);
            bool fits = isFinite && float.IsFinite(float.Parse(text, CultureInfo.InvariantCulture));
            Assert.Equal(fits, JsonFloats.TryParse(Encoding.ASCII.GetBytes(text), out float single));
            if (fits)
                Assert.Equal(float.Parse(text, CultureInfo.InvariantCulture), single);
        }
    }

    [Fact]
    public void AnExponentOfAnySizeCostsNothing()
    {
        string zeros = new('0', 100_000);

        Assert.True(JsonIntegers.TryParse(Encoding.ASCII.GetBytes($"1{zeros}e-100000"), out int one));
        Assert.Equal(1, one);
        Assert.True(JsonIntegers.TryParse(Encoding.ASCII.GetBytes($"0.{zeros}1e100001"), out one));
        Assert.Equal(1, one);
        Assert.True(JsonIntegers.TryParse("0e99999999999999999999"u8, out one));
        Assert.False(JsonIntegers.TryParse("1e99999999999999999999"u8, out one));
        Assert.False(JsonIntegers.TryParse("1e-99999999999999999999"u8, out one));
    }

    /// <summary>Digits with or without a point, an exponent that mostly keeps the number in reach of 64 bits.</summary>
    private static string Spelling(Random random)
    {
        var text = new StringBuilder();
        if (random.Next(3) == 0)
            text.Append('-');
        int limit = random.Next(1, 22);
        text.Append(random.Next(8) == 0 ? "0" : random.Next(1, 10).ToString(CultureInfo.InvariantCulture));
        for (int i = 1; i < limit && text[^1] != '0' | text.Length > 2; i++)
            text.Append((char)('0' + (random.Next(3) == 0 ? 0 : random.Next(10))));
        if (random.Next(2) == 0)
        {
            text.Append('.');
            for (int i = random.Next(1, 8); i > 0; i--)
                text.Append((char)('0' + (random.Next(2) == 0 ? 0 : random.Next(10))));
        }
        if (random.Next(2) == 0)
            text.Append(random.Next(2) == 0 ? 'e' : 'E').Append(new[] { "", "+", "-" }[random.Next(3)]).Append(random.Next(25));
        return text.ToString();
    }

    private static (bool IsWhole, BigInteger Value) Exact(string text)
    {
        string[] parts = text.ToUpperInvariant().Split('E');
        int exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        string[] mantissa = parts[0].Split('.');
        string fraction = mantissa.Length > 1 ? mantissa[1] : "";
        if (mantissa[0].TrimStart('-') is { Length: > 1 } whole && whole[0] == '0')
            return (false, 0);
        BigInteger digits = BigInteger.Parse(mantissa[0] + fraction, CultureInfo.InvariantCulture);
        int power = exponent - fraction.Length;
        if (power >= 0)
            return (true, digits * BigInteger.Pow(10, power));
        BigInteger divisor = BigInteger.Pow(10, -power);
        return (digits % divisor == 0, digits / divisor);
    }
}
