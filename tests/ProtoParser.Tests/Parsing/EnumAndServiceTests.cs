using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Tests.Parsing;

public sealed class EnumAndServiceTests
{
    [Fact]
    public void AnEnumHasValuesOptionsAndReservations()
    {
        EnumSyntax syntax = Parsed.Proto2("""
            enum E {
              option allow_alias = true;
              A = 0 [deprecated = true, (x) = "y"];
              B = -0x1;
              C = -2147483648;
              D = 2147483647;
              message = 0;
              reserved 5, -9 to -7, 100 to max;
              reserved "OLD";
            }
            """).Enums[0];

        Assert.Equal([("A", 0L), ("B", -1L), ("C", int.MinValue), ("D", int.MaxValue), ("message", 0L)], syntax.Values.Select(v => (v.Name.Text, v.Number.Value)));
        Assert.Equal(2, syntax.Values[0].Options.Count);
        Assert.Equal([(5L, 5L), (-9L, -7L), (100L, long.MaxValue)], syntax.Reserved[0].Ranges.Select(r => (r.First.Value, r.Last.Value)));
        Assert.Equal("OLD", syntax.Reserved[1].Names[0].Text);
    }

    [Theory]
    [InlineData("enum {}", "2:6 PGEN0100")]
    [InlineData("enum E { A; }", "2:11 PGEN0110")]
    [InlineData("enum E { A 1; }", "2:12 PGEN0110")]
    [InlineData("enum E { A = x; }", "2:14 PGEN0100")]
    [InlineData("enum E { A = - x; }", "2:16 PGEN0100")]
    [InlineData("enum E { A = 2147483648; }", "2:14 PGEN0111")]
    [InlineData("enum E { A = -2147483649; }", "2:14 PGEN0111")]
    [InlineData("enum E { 1 = 1; }", "2:10 PGEN0100")]
    [InlineData("enum E { option allow_alias = false; A = 0; }", "2:10 PGEN0127")]
    [InlineData("enum E { option allow_alias = true; A = 0; }", "2:10 PGEN0128")]
    public void AWrongEnumIsOneFinding(string text, string finding)
    {
        Assert.Equal([finding], Parsed.Findings("syntax = \"proto3\";\n" + text));
    }

    [Fact]
    public void TheFourCallShapesAreRead()
    {
        FileSyntax file = Parsed.Proto3("""
            service S {
              option deprecated = true;
              rpc A(M) returns (.p.N);
              rpc B(stream M) returns (N) {}
              rpc C(M) returns (stream N) { option deprecated = true; ; option (x) = { a: 1 }; }
              rpc D(stream .stream) returns (stream p.stream);
            }
            """);
        ServiceSyntax service = file.Services[0];

        Assert.Equal(["A", "B", "C", "D"], service.Methods.Select(m => m.Name.Text));
        Assert.Equal([(false, false), (true, false), (false, true), (true, true)], service.Methods.Select(m => (m.ClientStreaming, m.ServerStreaming)));
        Assert.Equal(["M", "M", "M", ".stream"], service.Methods.Select(m => m.InputType.Text));
        Assert.Equal([".p.N", "N", "N", "p.stream"], service.Methods.Select(m => m.OutputType.Text));
        Assert.Equal("stream", file.TextOf(service.Methods[1].ClientStreamingSpan));
        Assert.Equal([0, 0, 2, 0], service.Methods.Select(m => m.Options.Count));
        Assert.Single(service.Options);
    }

    [Theory]
    [InlineData("service {}", "2:9 PGEN0100")]
    [InlineData("service S { A(M) returns (M); }", "2:13 PGEN0100")]
    [InlineData("service S { rpc (M) returns (M); }", "2:17 PGEN0100")]
    [InlineData("service S { rpc A M returns (M); }", "2:19 PGEN0100")]
    [InlineData("service S { rpc A(M) return (M); }", "2:22 PGEN0100")]
    [InlineData("service S { rpc A(M) returns M; }", "2:30 PGEN0100")]
    [InlineData("service S { rpc A(int32) returns (M); }", "2:19 PGEN0126")]
    [InlineData("service S { rpc A() returns (M); }", "2:19 PGEN0100")]
    [InlineData("service S { rpc A(M) returns (M) }", "2:34 PGEN0101")]
    [InlineData("service S { rpc A(M) returns (M) { foo; } }", "2:36 PGEN0100")]
    public void AWrongServiceIsOneFinding(string text, string finding)
    {
        Assert.Equal([finding], Parsed.Findings("syntax = \"proto3\";\n" + text));
    }
}
