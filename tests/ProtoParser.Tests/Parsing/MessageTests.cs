using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Tests.Parsing;

public sealed class MessageTests
{
    [Fact]
    public void MembersAreSortedByKind()
    {
        MessageSyntax message = Parsed.Proto2("""
            message M {
              option deprecated = true;
              message N {}
              enum E { A = 0; }
              oneof o { option (x) = 1; int32 p = 1; N q = 2; }
              optional int32 r = 3;
              extensions 100 to 199, 500 to max [verification = UNVERIFIED, (y).z = 1];
              reserved 4, 6 to 8;
              reserved "s", "t";
              extend M { optional int32 u = 100; }
            }
            """).Messages[0];

        Assert.Equal(["p", "q", "r"], message.Fields.Select(f => f.Name.Text));
        Assert.Equal([true, true, false], message.Fields.Select(f => f.Oneof == message.Oneofs[0]));
        Assert.Equal("o", message.Oneofs[0].Name.Text);
        Assert.Single(message.Oneofs[0].Options);
        Assert.Equal("N", message.Messages[0].Name.Text);
        Assert.Equal("E", message.Enums[0].Name.Text);
        Assert.Equal("u", message.Extends[0].Fields[0].Name.Text);
        Assert.Equal("M", message.Extends[0].Extendee.Text);
        Assert.Equal([(100L, 199L), (500L, long.MaxValue)], message.ExtensionRanges[0].Ranges.Select(r => (r.First.Value, r.Last.Value)));
        Assert.Equal(2, message.ExtensionRanges[0].Options.Count);
        Assert.Equal([(4L, 4L), (6L, 8L)], message.Reserved[0].Ranges.Select(r => (r.First.Value, r.Last.Value)));
        Assert.Equal(["s", "t"], message.Reserved[1].Names.Select(n => n.Text));
        Assert.False(message.Reserved[1].NamesAreIdentifiers);
    }

    [Fact]
    public void SpansRunFromTheFirstTokenToTheLast()
    {
        FileSyntax file = Parsed.Proto2("message M { optional int32 a = 1 [default = 5]; oneof o { N n = 2; } reserved 5; }");
        MessageSyntax message = file.Messages[0];

        Assert.Equal("message M { optional int32 a = 1 [default = 5]; oneof o { N n = 2; } reserved 5; }", file.TextOf(message.Span));
        Assert.Equal("M", file.TextOf(message.Name.Span));
        Assert.Equal("optional int32 a = 1 [default = 5];", file.TextOf(message.Fields[0].Span));
        Assert.Equal("optional", file.TextOf(message.Fields[0].LabelSpan));
        Assert.Equal("int32", file.TextOf(message.Fields[0].Type.Span));
        Assert.Equal("1", file.TextOf(message.Fields[0].Number.Span));
        Assert.Equal("[default = 5]", file.TextOf(message.Fields[0].OptionsSpan));
        Assert.Equal("default = 5", file.TextOf(message.Fields[0].Options[0].Span));
        Assert.Equal("5", file.TextOf(message.Fields[0].Options[0].Value.Span));
        Assert.Equal("oneof o { N n = 2; }", file.TextOf(message.Oneofs[0].Span));
        Assert.Equal("reserved 5;", file.TextOf(message.Reserved[0].Span));
    }

    [Fact]
    public void AnEditionReservesNamesAsIdentifiers()
    {
        ReservedSyntax reserved = Parsed.Edition("message M { reserved foo, max; }").Messages[0].Reserved[0];

        Assert.Equal(["foo", "max"], reserved.Names.Select(n => n.Text));
        Assert.True(reserved.NamesAreIdentifiers);
    }

    [Fact]
    public void VisibilityIsReadSinceEdition2024()
    {
        FileSyntax file = Parsed.Edition("local message M { export enum E { A = 0; } export message N {} } export enum F { B = 0; }");

        Assert.Equal(SymbolVisibility.Local, file.Messages[0].Visibility);
        Assert.Equal("local", file.TextOf(file.Messages[0].VisibilitySpan));
        Assert.Equal(SymbolVisibility.Export, file.Messages[0].Enums[0].Visibility);
        Assert.Equal(SymbolVisibility.Export, file.Messages[0].Messages[0].Visibility);
        Assert.Equal(SymbolVisibility.Export, file.Enums[0].Visibility);
    }

    [Fact]
    public void BeforeEdition2024VisibilityWordsAreTypeNames()
    {
        MessageSyntax message = Parsed.Proto3("message M { export local = 1; }").Messages[0];

        Assert.Equal("export", message.Fields[0].Type.Text);
        Assert.Equal("local", message.Fields[0].Name.Text);
    }

    [Theory]
    [InlineData("message {}", "2:9 PGEN0100")]
    [InlineData("message 5 {}", "2:9 PGEN0100")]
    [InlineData("message M { oneof o {} }", "2:22 PGEN0100")]
    [InlineData("message M { oneof { M m = 1; } }", "2:19 PGEN0100")]
    [InlineData("message M { reserved ; }", "2:22 PGEN0100")]
    [InlineData("message M { reserved 1, ; }", "2:25 PGEN0100")]
    [InlineData("message M { reserved 1 to ; }", "2:27 PGEN0100")]
    [InlineData("message M { reserved -1; }", "2:22 PGEN0100")]
    [InlineData("message M { reserved 2147483647; }", "2:22 PGEN0111")]
    [InlineData("message M { reserved foo; }", "2:22 PGEN0123")]
    [InlineData("message M { reserved \"f-o\"; }", "2:22 PGEN0651")]
    [InlineData("message M { extensions a; }", "2:24 PGEN0100")]
    [InlineData("extend M {}", "2:11 PGEN0100")]
    [InlineData("extend int32 { int32 a = 1; }", "2:8 PGEN0126")]
    public void AWrongMemberIsOneFinding(string text, string finding)
    {
        Assert.Equal([finding], Parsed.Findings("syntax = \"proto3\";\n" + text));
    }

    [Theory]
    [InlineData("message M { reserved \"foo\", \"bar\"; }", "2:22 PGEN0122")]
    [InlineData("local service S {}", "2:7 PGEN0124")]
    [InlineData("message M { export int32 a = 1; }", "2:20 PGEN0124")]
    public void EditionsHaveRulesOfTheirOwn(string text, string finding)
    {
        Assert.Equal([finding], Parsed.Findings("edition = \"2024\";\n" + text));
    }

    [Fact]
    public void ThirtyOneLevelsAreTheLimit()
    {
        Parsed.Proto3(Nested(31));
        Diagnostic finding = Assert.Single(Parsed.File("syntax = \"proto3\";\n" + Nested(32)).Diagnostics);
        Assert.Equal("PGEN0125", finding.Id);

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("message M {", depth)) + new string('}', depth);
    }
}
