using System.Text;
using ProtoGen.Parser.Lexing;

namespace ProtoGen.Parser.Tests.Lexing;

public sealed class LiteralTests
{
    [Theory]
    [InlineData("0", 0UL)]
    [InlineData("42", 42UL)]
    [InlineData("0x1F", 31UL)]
    [InlineData("0Xff", 255UL)]
    [InlineData("017", 15UL)]
    [InlineData("00", 0UL)]
    [InlineData("18446744073709551615", ulong.MaxValue)]
    [InlineData("0xFFFFFFFFFFFFFFFF", ulong.MaxValue)]
    [InlineData("01777777777777777777777", ulong.MaxValue)]
    [InlineData("0x00000000000000000000001", 1UL)]
    public void IntegersUpTo64BitsAreRead(string text, ulong expected)
    {
        Assert.True(NumberLiteral.TryParseInteger(text, 0, text.Length, out ulong value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("18446744073709551616")]
    [InlineData("99999999999999999999999999")]
    [InlineData("0x10000000000000000")]
    [InlineData("02000000000000000000000")]
    [InlineData("09")]
    public void IntegersThatDoNotFitAreRefused(string text)
    {
        Assert.False(NumberLiteral.TryParseInteger(text, 0, text.Length, out _));
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("1.", 1.0)]
    [InlineData(".5", 0.5)]
    [InlineData("1e5", 1e5)]
    [InlineData("1E+5", 1e5)]
    [InlineData("2.5e-3", 2.5e-3)]
    [InlineData("1e999", double.PositiveInfinity)]
    [InlineData("18446744073709551616", 18446744073709551616.0)]
    public void FloatsAreRead(string text, double expected)
    {
        Assert.Equal(expected, NumberLiteral.ParseFloat(text, 0, text.Length));
    }

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("'it''", "it'")]
    [InlineData(@"'\a\b\f\n\r\t\v\\\'\""\?'", "\a\b\f\n\r\t\v\\'\"?")]
    [InlineData(@"'\x41\x4a\X4A\x9z'", "AJJ\tz")]
    [InlineData(@"'\101\60\0z\1234'", "A0\0zS4")]
    [InlineData(@"'\u00e9\u20AC'", "é€")]
    [InlineData(@"'\U0001F600'", "\U0001F600")]
    [InlineData(@"'\ud83d\ude00'", "\U0001F600")]
    [InlineData("'é€\U0001F600'", "é€\U0001F600")]
    public void EscapesAreResolved(string literal, string expected)
    {
        var token = new Token(TokenKind.String, 0, TokenFlags.None, 0, literal.Length);

        Assert.Equal(Encoding.UTF8.GetBytes(expected), StringLiteral.Decode(literal, token));
        Assert.Equal(expected, StringLiteral.DecodeText(literal, token));
    }

    [Theory]
    [InlineData(@"'\xff\377'", new byte[] { 0xFF, 0xFF })]
    [InlineData(@"'\ud800'", new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(@"'\ud800\u0041'", new byte[] { 0xED, 0xA0, 0x80, 0x41 })]
    public void BytesNeedNotBeText(string literal, byte[] expected)
    {
        var token = new Token(TokenKind.String, 0, TokenFlags.None, 0, literal.Length);

        Assert.Equal(expected, StringLiteral.Decode(literal, token));
    }

    [Fact]
    public void ALoneSurrogateOfTheSourceBecomesAReplacementCharacter()
    {
        string literal = "'" + (char)0xD800 + "'";
        var token = new Token(TokenKind.String, 0, TokenFlags.None, 0, literal.Length);

        Assert.Equal([0xEF, 0xBF, 0xBD], StringLiteral.Decode(literal, token));
    }

    [Theory]
    [InlineData("\"abc", "abc")]
    [InlineData("\"", "")]
    [InlineData("\"a\\", "a")]
    [InlineData("\"a\\\"", "a\"")]
    public void ALiteralWithoutItsEndHasWhatWasWritten(string literal, string expected)
    {
        var token = new Token(TokenKind.String, 0, TokenFlags.Malformed, 0, literal.Length);

        Assert.Equal(expected, StringLiteral.DecodeText(literal, token));
    }

    [Fact]
    public void EqualNamesAreOneString()
    {
        string text = string.Concat(Enumerable.Range(0, 200).Select(i => $"n{i,4}")) + string.Concat(Enumerable.Range(0, 200).Select(i => $"n{i,4}"));
        var names = new NameTable(text);

        for (int i = 0; i < 200; i++)
        {
            string first = names.Get(i * 5, 5);
            Assert.Equal(text.Substring(i * 5, 5), first);
            Assert.Same(first, names.Get((i + 200) * 5, 5));
        }
    }
}
