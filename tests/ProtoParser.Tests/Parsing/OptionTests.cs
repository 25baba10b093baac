using System.Text;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Tests.Parsing;

public sealed class OptionTests
{
    [Fact]
    public void NamesHavePartsThatMayBeExtensions()
    {
        FileSyntax file = Parsed.Proto3("option a.(.b.c).d.(e) = 1;");
        OptionSyntax option = file.Options[0];

        Assert.Equal([("a", false), (".b.c", true), ("d", false), ("e", true)], option.Name.Select(p => (p.Text, p.IsExtension)));
        Assert.Equal("(.b.c)", file.TextOf(option.Name[1].Span));
        Assert.Equal("a.(.b.c).d.(e)", file.TextOf(option.NameSpan));
        Assert.Equal("option a.(.b.c).d.(e) = 1;", file.TextOf(option.Span));
    }

    [Theory]
    [InlineData("foo", OptionValueKind.Identifier)]
    [InlineData("true", OptionValueKind.Identifier)]
    [InlineData("inf", OptionValueKind.Identifier)]
    [InlineData("12", OptionValueKind.Integer)]
    [InlineData("0x7f", OptionValueKind.Integer)]
    [InlineData("-12", OptionValueKind.NegativeInteger)]
    [InlineData("1.5", OptionValueKind.Float)]
    [InlineData("-1.5", OptionValueKind.Float)]
    [InlineData("-inf", OptionValueKind.Float)]
    [InlineData("-nan", OptionValueKind.Float)]
    [InlineData("18446744073709551616", OptionValueKind.Float)]
    [InlineData("-9223372036854775809", OptionValueKind.Float)]
    [InlineData("'a'", OptionValueKind.String)]
    [InlineData("{}", OptionValueKind.Aggregate)]
    public void ValuesHaveTheirKind(string text, OptionValueKind kind)
    {
        FileSyntax file = Parsed.Proto3($"option a = {text};");

        Assert.Equal(kind, file.Options[0].Value.Kind);
        Assert.Equal(text, file.TextOf(file.Options[0].Value.Span));
    }

    [Fact]
    public void ValuesKeepWhatWasWritten()
    {
        FileSyntax file = Parsed.Proto3("option a = -9223372036854775808; option b = -inf; option c = 'x\\n' \"\\xff\"; option d = 18446744073709551615;");

        Assert.Equal(9223372036854775808UL, file.Options[0].Value.Integer);
        Assert.Equal(double.NegativeInfinity, file.Options[1].Value.Float);
        Assert.Equal(new byte[] { (byte)'x', 10, 0xFF }, file.Options[2].Value.Bytes);
        Assert.Equal(ulong.MaxValue, file.Options[3].Value.Integer);
    }

    [Fact]
    public void AggregatesAreTextFormat()
    {
        FileSyntax file = Parsed.Proto3("""
            option (a) = {
              s: "x" 'y', i: -5; f: 1.5e3
              # a comment of the text format, with a quote-free word
              m { n: 1 } o < p: -infinity > q: { }
              r: [1, -2, 3] t: [] u [ { v: 1 }, < v: 2 > ]
              [x.y.ext]: foo
              [x.y.msg] { a: 1 }
              [type.googleapis.com/x.y.Z] { b: 2 }
              [a.b/c%20/x.Z] <>
            };
            """);
        List<AggregateFieldSyntax> fields = file.Options[0].Value.Fields;

        Assert.Equal(["s", "i", "f", "m", "o", "q", "r", "t", "u", "x.y.ext", "x.y.msg", "x.y.Z", "x.Z"], fields.Select(f => f.Name.Text));
        Assert.Equal("xy", Encoding.UTF8.GetString(fields[0].Value.Bytes));
        Assert.Equal((OptionValueKind.NegativeInteger, 5UL), (fields[1].Value.Kind, fields[1].Value.Integer));
        Assert.Equal(1500.0, fields[2].Value.Float);
        Assert.Equal("n", fields[3].Value.Fields[0].Name.Text);
        Assert.Equal(double.NegativeInfinity, fields[4].Value.Fields[0].Value.Float);
        Assert.Empty(fields[5].Value.Fields);
        Assert.Equal([OptionValueKind.Integer, OptionValueKind.NegativeInteger, OptionValueKind.Integer], fields[6].Value.Elements.Select(e => e.Kind));
        Assert.Equal(OptionValueKind.List, fields[7].Value.Kind);
        Assert.Equal([1UL, 2UL], fields[8].Value.Elements.Select(e => e.Fields[0].Value.Integer));
        Assert.Equal([false, true, true, true, true], fields.Skip(8).Select(f => f.IsExtension));
        Assert.Equal([null, null, "type.googleapis.com", "a.b/c%20"], fields.Skip(9).Select(f => f.AnyPrefix));
        Assert.Equal("s: \"x\" 'y'", file.TextOf(fields[0].Span).TrimEnd(','));
    }

    [Fact]
    public void AnAggregateKeepsItsText()
    {
        Assert.Equal(" a: 1 ", Parsed.Proto3("option (x) = { a: 1 };").Options[0].Value.Text);
    }

    [Theory]
    [InlineData("option = 1;", "2:8 PGEN0100")]
    [InlineData("option a 1;", "2:10 PGEN0100")]
    [InlineData("option (a = 1;", "2:11 PGEN0100")]
    [InlineData("option a. = 1;", "2:11 PGEN0100")]
    [InlineData("option a = ;", "2:12 PGEN0100")]
    [InlineData("option a = -foo;", "2:13 PGEN0100")]
    [InlineData("option a = -'x';", "2:13 PGEN0100")]
    [InlineData("option a = 0x10000000000000000;", "2:12 PGEN0111")]
    [InlineData("option a = { b };", "2:16 PGEN0100")]
    [InlineData("option a = { b 1 };", "2:16 PGEN0100")]
    [InlineData("option a = { b: };", "2:17 PGEN0100")]
    [InlineData("option a = { b: [1 2] };", "2:20 PGEN0100")]
    [InlineData("option a = { b: [1,] };", "2:20 PGEN0100")]
    [InlineData("option a = { b [1] };", "2:17 PGEN0100")]
    [InlineData("option a = { b { c: 1 > };", "2:23 PGEN0100")]
    [InlineData("option a = { 1: 2 };", "2:14 PGEN0100")]
    [InlineData("option a = { [/x.Y] {} };", "2:19 PGEN0129")]
    [InlineData("option a = { [h/] {} };", "2:17 PGEN0129")]
    [InlineData("option a = { [h%2/x] {} };", "2:20 PGEN0129")]
    [InlineData("option a = { [] {} };", "2:15 PGEN0129")]
    public void AWrongOptionIsOneFinding(string text, string finding)
    {
        Assert.Equal([finding], Parsed.Findings($"syntax = \"proto3\";\n{text}\nmessage M {{ M m = 1; }}"));
    }
}
