using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Tests.Parsing;

public sealed class FileTests
{
    [Theory]
    [InlineData("syntax = \"proto2\";", Edition.Proto2)]
    [InlineData("syntax = 'pro' \"to3\" ;", Edition.Proto3)]
    [InlineData("edition = \"2023\";", Edition.Edition2023)]
    [InlineData("edition = \"2024\";", Edition.Edition2024)]
    [InlineData("edition = \"2026\";", Edition.Edition2026)]
    public void TheLevelIsRead(string text, Edition edition)
    {
        ParsedFile file = Parsed.File(text);

        Assert.Empty(file.Diagnostics);
        Assert.Equal(edition, file.Edition);
        Assert.Equal(text.StartsWith('e'), file.Syntax.Level!.IsEdition);
    }

    [Theory]
    [InlineData("syntax = \"proto4\";", "1:10 PGEN0106")]
    [InlineData("syntax = \"2023\";", "1:10 PGEN0106")]
    [InlineData("edition = \"proto3\";", "1:11 PGEN0107")]
    [InlineData("edition = \"2025\";", "1:11 PGEN0107")]
    [InlineData("edition = \"UNSTABLE\";", "1:11 PGEN0107")]
    [InlineData("syntax = \"proto3\"; syntax = \"proto3\";", "1:20 PGEN0105")]
    [InlineData("package a; syntax = \"proto3\"; message M { M m = 1; }", "1:12 PGEN0104")]
    [InlineData("syntax = 3; message M { M m = 1; }", "1:10 PGEN0100")]
    [InlineData("syntax \"proto3\"; message M { M m = 1; required M n = 2; }", "1:8 PGEN0100")]
    [InlineData("", "1:1 PGEN0650")]
    [InlineData("message M {}", "1:1 PGEN0650")]
    public void AWrongLevelIsOneFinding(string text, string finding)
    {
        Assert.Equal([finding], Parsed.Findings(text));
    }

    [Fact]
    public void AMissingLevelIsAWarningAndProto2()
    {
        ParsedFile file = Parsed.File("message M { optional group G = 1 {} }");

        Assert.False(file.HasErrors);
        Assert.Equal(Edition.Proto2, file.Edition);
        Assert.Null(file.Syntax.Level);
    }

    [Fact]
    public void AFileWithoutLevelComplainsAboutLabelsOnce()
    {
        Assert.Equal(["1:1 PGEN0650", "1:13 PGEN0112"], Parsed.Findings("message M { M m = 1; M n = 2; M o = 3; }"));
    }

    [Fact]
    public void PackageAndImportsAreRead()
    {
        FileSyntax file = Parsed.Valid("""
            edition = "2024";
            package a . b /* x */ .c;
            import "plain.proto";
            import public "pub" "lic.proto";
            import option "option.proto";
            """);

        Assert.Equal("a.b.c", file.Package!.Name.Text);
        Assert.Equal("a . b /* x */ .c", file.TextOf(file.Package.Name.Span));
        Assert.Equal("package a . b /* x */ .c;", file.TextOf(file.Package.Span));
        Assert.Equal(["plain.proto", "public.proto", "option.proto"], file.Imports.Select(i => i.Path.Text));
        Assert.Equal([ImportKind.Plain, ImportKind.Public, ImportKind.Option], file.Imports.Select(i => i.Kind));
        Assert.Equal("\"pub\" \"lic.proto\"", file.TextOf(file.Imports[1].Path.Span));
        Assert.Equal("public", file.TextOf(file.Imports[1].KindSpan));
    }

    [Fact]
    public void AWeakImportIsRead()
    {
        Assert.Equal(ImportKind.Weak, Assert.Single(Parsed.Proto2("import weak \"a.proto\";").Imports).Kind);
    }

    [Theory]
    [InlineData("package a; package b;", "2:12 PGEN0108")]
    [InlineData("package ;", "2:9 PGEN0100")]
    [InlineData("package a.;", "2:11 PGEN0100")]
    [InlineData("package a..b;", "2:11 PGEN0100")]
    [InlineData("import a;", "2:8 PGEN0100")]
    [InlineData("import \"a\"", "2:11 PGEN0101")]
    [InlineData("}", "2:1 PGEN0103")]
    [InlineData("hello world;", "2:1 PGEN0100")]
    [InlineData("option a.b;", "2:11 PGEN0100")]
    public void AWrongTopLevelStatementIsOneFinding(string text, string finding)
    {
        Assert.Equal([finding], Parsed.Findings("syntax = \"proto3\";\n" + text));
    }

    [Fact]
    public void OptionImportsComeLast()
    {
        Assert.Equal(["3:1 PGEN0109"], Parsed.Findings("edition = \"2024\";\nimport option \"a\";\nimport \"b\";\nimport \"c\";"));
    }

    [Fact]
    public void EmptyStatementsAreAllowedAlmostEverywhere()
    {
        Parsed.Proto3("; message M { ; } ; enum E { ; A = 0; } service S { ; rpc R(M) returns (M) { ; } }");
    }

    [Fact]
    public void EqualTextsAreEqualFiles()
    {
        Assert.Equal(Parsed.File("message M {}"), Parsed.File("message M {}"));
        Assert.Equal(Parsed.File("message M {").Diagnostics, Parsed.File("message M {").Diagnostics);
        Assert.NotEqual(Parsed.File("message M {}"), Parsed.File("message N {}"));
    }

    [Fact]
    public void AByteOrderMarkAndWindowsLineEndsChangeNothing()
    {
        FileSyntax file = Parsed.Valid("\uFEFFsyntax = \"proto3\";\r\n// hi\r\nmessage M {\r\n}\r\n");

        Assert.Equal(" hi\r\n", file.Messages[0].Comments!.Leading);
        Assert.Equal((2, 8), file.Source.GetLocation(file.Messages[0].Name.Span.Start));
    }
}
