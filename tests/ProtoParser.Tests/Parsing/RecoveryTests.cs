using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Tests.Parsing;

public sealed class RecoveryTests
{
    [Fact]
    public void SeveralErrorsAreReportedEachAtItsPlace()
    {
        ParsedFile file = Parsed.File("""
            syntax = "proto3";
            import "a.proto"
            message A {
              string name 1;
              int32 age = 2;
              repeated = 3;
            }
            enum E {
              ZERO;
              ONE = 1;
            }
            service S {
              rpc Get(A) returns A;
              rpc List(A) returns (stream A);
            }
            message B { A a = 1; }
            """);

        Assert.Equal(
            ["2:17 PGEN0101", "4:15 PGEN0110", "6:12 PGEN0100", "9:7 PGEN0110", "13:22 PGEN0100"],
            file.Diagnostics.Select(d => $"{d.Location.Line + 1}:{d.Location.Column + 1} {d.Id}"));
        Assert.Equal("a.proto", file.Syntax.Imports[0].Path.Text);
        Assert.Equal(["name", "age"], file.Syntax.Messages[0].Fields.Select(f => f.Name.Text));
        Assert.Equal(0, file.Syntax.Messages[0].Fields[0].Number.Span.Length);
        Assert.Equal(["ONE"], file.Syntax.Enums[0].Values.Select(v => v.Name.Text));
        Assert.Equal(["List"], file.Syntax.Services[0].Methods.Select(m => m.Name.Text));
        Assert.Equal("B", file.Syntax.Messages[1].Name.Text);
    }

    [Theory]
    [InlineData("message M {\n  string\n  int32 b = 2;\n}", "3:9 PGEN0100", "b")]
    [InlineData("message M {\n  string na\n  int32 b = 2;\n}", "3:12 PGEN0110", "na b")]
    [InlineData("message M {\n  string na =\n  int32 b = 2;\n}", "4:3 PGEN0100", "na b")]
    [InlineData("message M {\n  string na = 1\n  int32 b = 2;\n}", "3:16 PGEN0101", "na b")]
    [InlineData("message M {\n  string na = 1 [\n  int32 b = 2;\n}", "4:9 PGEN0100", "na")]
    [InlineData("message M {\n  string na = 1 [deprecated\n  repeated int32 b = 2;\n}", "4:3 PGEN0100", "na b")]
    [InlineData("message M {\n  repeated\n  map<string, int32> b = 2;\n}", "3:3 PGEN0116", "b")]
    [InlineData("message M {\n  map<string\n  int32 b = 2;\n}", "4:3 PGEN0100", "b")]
    [InlineData("message M {\n  int32 a = 1;\n  oneof\n  int32 b = 2;\n}", "5:3 PGEN0100", "a b")]
    [InlineData("message M\n  int32 b = 2;\n}", "2:10 PGEN0100", "b")]
    [InlineData("message M {\n  int32 b = 2;\n", "3:15 PGEN0102", "b")]
    [InlineData("message M {\n  int32 b = 2;\nservice S {\n}", "4:1 PGEN0102", "b")]
    [InlineData("message M {\n  int32 b = 2;\n}}\nmessage N {}", "4:2 PGEN0103", "b")]
    [InlineData("message M {\n  oneof o {\n    int32 b = 2;\n  message N {\n}\n}", "5:3 PGEN0102", "b")]
    [InlineData("message M {\n  ??? !!! ;\n  int32 b = 2;\n}", "3:3 PGEN0100", "b")]
    [InlineData("message M {\n  option (x) = { a: b c };\n  int32 b = 2;\n}", "3:25 PGEN0100", "b")]
    [InlineData("message M {\n  int32 a = 1 [(x) = { y: \"z }];\n  int32 b = 2;\n}", "3:27 PGEN0003", "a b")]
    [InlineData("message M {\n  string naïve = 1;\n  int32 b = 2;\n}", "3:12 PGEN0001", "naïve b")]
    public void AHalfTypedMessageIsOneFindingAndKeepsItsGoodParts(string text, string finding, string fields)
    {
        ParsedFile file = Parsed.File("syntax = \"proto3\";\n" + text);

        Assert.Equal([finding], Parsed.Findings("syntax = \"proto3\";\n" + text));
        Assert.Equal(fields, string.Join(' ', file.Syntax.Messages[0].Fields.Select(f => f.Name.Text)));
    }

    [Fact]
    public void AMessageWithoutBlockIsStillAMessage()
    {
        ParsedFile file = Parsed.File("syntax = \"proto3\";\nmessage A\nmessage B {}\nenum E\nservice S");

        Assert.Equal(["2:10 PGEN0100", "4:7 PGEN0100", "5:10 PGEN0100"], Parsed.Findings(file.Source.Content));
        Assert.Equal(["A", "B"], file.Syntax.Messages.Select(m => m.Name.Text));
    }

    [Fact]
    public void AMissingBracePointsToTheBlock()
    {
        Diagnostic finding = Assert.Single(Parsed.File("syntax = \"proto3\";\nmessage A {\n  message B {\n").Diagnostics);

        Assert.Equal("unexpected end of file in message 'B', expected '}'", finding.Message);
        Assert.Equal((2, 12), (finding.Related[0].Location.Line, finding.Related[0].Location.Column));
    }

    [Fact]
    public void MessagesSayWhatStandsWhereAndWhatIsExpected()
    {
        Assert.Equal("unexpected ']' after '=', expected an option value", Parsed.Message("syntax = \"proto3\"; message M { M m = 1 [a = ]; }"));
        Assert.Equal("unexpected 'int32' after the field number, expected ';'", Parsed.Message("syntax = \"proto3\"; message M { M m = 1\nint32 n = 2; }"));
        Assert.Equal(
            "test.proto(1,20): error PGEN0100: unexpected integer 5 at the top level, expected a declaration such as 'message', 'enum', 'service', 'import' or 'option'",
            Assert.Single(Parsed.File("syntax = \"proto3\"; 5;").Diagnostics).ToString());
    }
}
