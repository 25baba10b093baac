using ProtoGen.Parser.Lexing;

namespace ProtoGen.Parser.Tests.Lexing;

public sealed class LexerTests
{
    [Fact]
    public void TokensHaveTheirKindAndPlace()
    {
        Assert.Equal(
            ["Identifier:message", "Symbol:{", "Integer:12", "Float:.5", "String:\"a\"", "String:'b'", "Symbol:}", "EndOfFile:"],
            Texts("message{ 12 .5 \"a\"'b' }"));
    }

    [Fact]
    public void AByteOrderMarkIsSkipped()
    {
        Assert.Equal(["Identifier:a", "EndOfFile:"], Texts("\uFEFFa"));
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r\nb")]
    [InlineData("a/* \n */b")]
    [InlineData("a// x\nb")]
    public void ATokenKnowsThatItIsTheFirstOfItsLine(string text)
    {
        TokenList tokens = Tokenize(text);

        Assert.True(tokens[0].IsFirstOnLine);
        Assert.True(tokens[1].IsFirstOnLine);
    }

    [Fact]
    public void OnlyATokenBehindACommentSaysSo()
    {
        TokenList tokens = Tokenize("a /* x */ b c");

        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(i => tokens[i].HasCommentBefore));
    }

    [Fact]
    public void EveryKeywordIsFound()
    {
        foreach (Keyword keyword in Enum.GetValues<Keyword>().Where(k => k != Keyword.None))
        {
            string word = keyword == Keyword.JsonName ? "json_name" : keyword.ToString().ToLowerInvariant();
            Assert.Equal(keyword, Tokenize(word)[0].Keyword);
            Assert.Equal(Keyword.None, Tokenize(word.ToUpperInvariant())[0].Keyword);
        }
    }

    [Theory]
    [InlineData("mop")]
    [InlineData("rpd")]
    [InlineData("stuff1")]
    [InlineData("int33")]
    [InlineData("reserves")]
    public void NearMissesAreNoKeywords(string word)
    {
        Assert.Equal(Keyword.None, Tokenize(word)[0].Keyword);
    }

    [Theory]
    [InlineData("é", "PGEN0001", 0)]
    [InlineData("a “” b", "PGEN0001", 2)]
    [InlineData("naïve", "PGEN0001", 2)]
    [InlineData("a \u0001 b", "PGEN0002", 2)]
    [InlineData("a \0\0\0 b", "PGEN0002", 2)]
    [InlineData("// \0", "PGEN0002", 3)]
    [InlineData("\"a", "PGEN0003", 0)]
    [InlineData("'a\nb", "PGEN0003", 0)]
    [InlineData("\"a\\\"", "PGEN0003", 0)]
    [InlineData("/* a", "PGEN0004", 0)]
    [InlineData("/* a /* b */", "PGEN0005", 5)]
    [InlineData("'\\q'", "PGEN0006", 1)]
    [InlineData("'\\xg'", "PGEN0007", 1)]
    [InlineData("'\\u12'", "PGEN0007", 1)]
    [InlineData("'\\U00200000'", "PGEN0007", 1)]
    [InlineData("0x", "PGEN0008", 0)]
    [InlineData("1e", "PGEN0008", 0)]
    [InlineData("1e+", "PGEN0008", 0)]
    [InlineData("018", "PGEN0009", 2)]
    [InlineData("12px", "PGEN0010", 2)]
    [InlineData("1.5f", "PGEN0010", 3)]
    [InlineData("1.2.3", "PGEN0011", 3)]
    [InlineData("0x1.2", "PGEN0011", 3)]
    [InlineData("a.1", "PGEN0012", 1)]
    public void AMalformedTokenIsOneFindingAtItsPlace(string text, string id, int start)
    {
        var source = new SourceText("a.proto", text);
        var bag = new DiagnosticBag(source);

        Lexer.Tokenize(source, bag);

        Diagnostic finding = Assert.Single(bag.Items);
        Assert.Equal(id, finding.Id);
        Assert.Equal(start, finding.Location.Span.Start);
    }

    [Fact]
    public void AForeignLetterIsShownWithItsNumber()
    {
        var source = new SourceText("a.proto", "stra\u00DFe \U0001F600 \u200B");
        var bag = new DiagnosticBag(source);

        Lexer.Tokenize(source, bag);

        Assert.Equal(["'\u00DF' (U+00DF)", "'\U0001F600' (U+1F600)", "U+200B"], bag.Items.Select(d => d.Arguments[0]));
    }

    [Fact]
    public void FindingsOfADamagedFileAreBounded()
    {
        var source = new SourceText("a.proto", string.Concat(Enumerable.Repeat("\0 ", 5000)));
        var bag = new DiagnosticBag(source);

        Lexer.Tokenize(source, bag);

        Assert.Equal(DiagnosticBag.Limit, bag.Items.Count);
        Assert.True(bag.HasErrors);
    }

    private static TokenList Tokenize(string text)
    {
        var source = new SourceText("a.proto", text);
        var bag = new DiagnosticBag(source);
        TokenList tokens = Lexer.Tokenize(source, bag);
        Assert.Empty(bag.Items);
        return tokens;
    }

    private static string[] Texts(string text)
    {
        TokenList tokens = Tokenize(text);
        return [.. Enumerable.Range(0, tokens.Count).Select(i => $"{tokens[i].Kind}:{text.Substring(tokens[i].Start, tokens[i].Length)}")];
    }
}
