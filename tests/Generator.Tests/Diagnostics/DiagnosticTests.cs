using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.Diagnostics;

public class DiagnosticTests
{
    [Fact]
    public void AnErrorStandsAtItsPlaceAndOtherFilesAreStillGenerated()
    {
        GeneratorRun run = GeneratorHarness.Run(
            ("protos/x.proto", "syntax = \"proto3\";\nmessage X {\n  Missing field = 1;\n}\n"),
            ("protos/y.proto", "syntax = \"proto3\";\nmessage Y { }\n"));

        string line = Assert.Single(run.DiagnosticLines);
        Assert.StartsWith("protos/x.proto(3,3): error PGEN", line, StringComparison.Ordinal);
        Assert.Contains("Missing", line, StringComparison.Ordinal);
        Assert.Contains("struct X", run.Sources["protos/x.g.cs"], StringComparison.Ordinal);
        Assert.Contains("struct Y", run.Sources["protos/y.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorsCannotBeConfiguredAwayAndCarryHelp()
    {
        Diagnostic diagnostic = Assert.Single(GeneratorHarness.Run(("x.proto", "syntax = \"proto3\";\nmessage X { Missing field = 1; }\n")).Diagnostics);

        Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, diagnostic.Descriptor.CustomTags);
        Assert.NotEmpty(diagnostic.Descriptor.Description.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("/project/x.proto", diagnostic.Location.GetLineSpan().Path);
    }

    [Fact]
    public void SeveralErrorsComeAtOnce()
    {
        GeneratorRun run = GeneratorHarness.Run(("x.proto", "syntax = \"proto3\";\nmessage X {\n  int32 a = ;\n  Missing b = 2;\n}\n"));

        Assert.Equal(2, run.DiagnosticLines.Count);
        Assert.StartsWith("x.proto(3,", run.DiagnosticLines[0], StringComparison.Ordinal);
        Assert.StartsWith("x.proto(4,", run.DiagnosticLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingImportIsAnErrorAtItsImport()
    {
        GeneratorRun run = GeneratorHarness.Run(("x.proto", "syntax = \"proto3\";\nimport \"nowhere.proto\";\nmessage X { }\n"));

        Assert.StartsWith("x.proto(2,8): error PGEN0200", Assert.Single(run.DiagnosticLines), StringComparison.Ordinal);
        Assert.Contains("struct X", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFileOfACycleSaysSoWhateverTheOrder()
    {
        (string, string)[] files =
        [
            ("a.proto", "syntax = \"proto3\";\nimport \"b.proto\";\nmessage A { }\n"),
            ("b.proto", "syntax = \"proto3\";\nimport \"c.proto\";\nmessage B { }\n"),
            ("c.proto", "syntax = \"proto3\";\nimport \"a.proto\";\nmessage C { }\n"),
            ("d.proto", "syntax = \"proto3\";\nimport public \"a.proto\";\nmessage D { A a = 1; }\n"),
            ("e.proto", "syntax = \"proto3\";\nimport \"e.proto\";\nmessage E { }\n"),
        ];

        IReadOnlyList<string> lines = GeneratorHarness.Run(files).DiagnosticLines;

        Assert.Equal(lines, GeneratorHarness.Run([.. files.Reverse()]).DiagnosticLines);
        Assert.Equal(4, lines.Count);
        Assert.All(lines, line => Assert.Contains("error PGEN0201", line, StringComparison.Ordinal));
        Assert.Contains("a.proto -> b.proto -> c.proto -> a.proto", lines[0], StringComparison.Ordinal);
        Assert.Contains("e.proto -> e.proto", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void TwoFilesWithOneImportPathAreAnErrorAtTheSecond()
    {
        var harness = new GeneratorHarness(
            new ProtoFile("two/x.proto", "syntax = \"proto3\"; message Two { }", ProtoRoot: "two"),
            new ProtoFile("one/x.proto", "syntax = \"proto3\"; message One { }", ProtoRoot: "one"));

        GeneratorRun run = harness.Run();

        Assert.Equal("two/x.proto(1,1): error PGEN0800: the import path \"x.proto\" belongs to \"/project/one/x.proto\" already; this file is left out", Assert.Single(run.DiagnosticLines));
        Assert.Contains("struct One", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsListedTwiceIsGeneratedOnce()
    {
        const string Text = "syntax = \"proto3\"; message X { }";
        var harness = new GeneratorHarness(new ProtoFile("protos/x.proto", Text), new ProtoFile("protos/../protos/x.proto", Text));

        GeneratorRun run = harness.Run();

        Assert.Empty(run.Diagnostics);
        Assert.Contains("struct X", run.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", "option csharp_namespace = \"Not a namespace\";", "PGEN0801")]
    [InlineData("", "Servr", "", "", "PGEN0802")]
    [InlineData("", "", "Protected", "", "PGEN0802")]
    [InlineData("elsewhere", "", "", "", "PGEN0803")]
    public void AWrongSettingIsAnError(string root, string services, string access, string option, string id)
    {
        var harness = new GeneratorHarness(new ProtoFile("p/x.proto", "syntax = \"proto3\"; " + option + " message X { }", root, services, access));

        GeneratorRun run = harness.Run();

        Assert.Equal(id, Assert.Single(run.Diagnostics).Id);
        Assert.Contains("struct X", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnreadableFileIsAnError()
    {
        GeneratorRun run = new GeneratorHarness(new ProtoFile("x.proto", null!)).Run();

        Assert.Equal("x.proto(1,1): error PGEN0804: \"x.proto\" cannot be read", Assert.Single(run.DiagnosticLines));
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void RelatedPlacesNameTheOtherFile()
    {
        GeneratorRun run = GeneratorHarness.Run(
            ("protos/a.proto", "syntax = \"proto3\"; package p; message M { }"),
            ("protos/b.proto", "syntax = \"proto3\"; package p; import \"protos/a.proto\"; message M { }"));

        Diagnostic diagnostic = Assert.Single(run.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("/project/protos/b.proto", diagnostic.Location.GetLineSpan().Path);
        Assert.All(diagnostic.AdditionalLocations, location => Assert.Equal("/project/protos/a.proto", location.GetLineSpan().Path));
    }

    [Fact]
    public void ANameThatIsNotImportedIsSaidToBeElsewhere()
    {
        GeneratorRun run = GeneratorHarness.Run(
            ("a.proto", "syntax = \"proto3\"; package p;\nmessage B { A a = 1; A.N n = 2; }"),
            ("z.proto", "syntax = \"proto3\"; package p; message A { enum N { X = 0; } }"));

        Assert.Equal(2, run.DiagnosticLines.Count);
        Assert.All(run.DiagnosticLines, line => Assert.Contains("error PGEN0204", line, StringComparison.Ordinal));
        Assert.All(run.DiagnosticLines, line => Assert.Contains("\"z.proto\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public void TypesOfTwoFilesThatMeetInCSharpAreToldAtTheSecond()
    {
        GeneratorRun run = GeneratorHarness.Run(
            ("a.proto", "syntax = \"proto3\"; package some.pkg; message M { } message Only { }"),
            ("b.proto", "syntax = \"proto3\"; package other; option csharp_namespace = \"Some.Pkg\";\nenum M { X = 0; } message Kept { }"));

        Assert.Equal("b.proto(2,6): error PGEN0805: the C# name \"Some.Pkg.M\" of \"other.M\" exists already, made from \"some.pkg.M\" in \"a.proto\"; this one is called \"M_\"", Assert.Single(run.DiagnosticLines));
        Assert.Equal("a.proto", Path.GetFileName(Assert.Single(run.Diagnostics[0].AdditionalLocations).GetLineSpan().Path));
        Assert.Contains("enum M_", run.Sources["b.g.cs"], StringComparison.Ordinal);
        Assert.Contains("struct Kept", run.Sources["b.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void FilesOfOneNameShareTheClassOfTheirExtensionsAsFarAsTheNamesDiffer()
    {
        const string Base = "syntax = \"proto2\"; package some.pkg; message M { extensions 1 to 9; }";
        GeneratorRun run = GeneratorHarness.Run(
            ("m.proto", Base),
            ("a/x.proto", "syntax = \"proto2\"; package some.pkg; import \"m.proto\"; extend M { optional int32 one = 1; }"),
            ("b/x.proto", "syntax = \"proto2\"; package other; option csharp_namespace = \"Some.Pkg\"; import \"m.proto\";\nextend some.pkg.M { optional int32 two = 2; optional int32 One = 3; }"),
            ("c.proto", "syntax = \"proto2\"; package some.pkg; message XExtensions { }"));

        Assert.Equal(
            [
                "b/x.proto(2,60): error PGEN0805: the C# name \"Some.Pkg.XExtensions.One\" of \"other.One\" exists already, made from \"some.pkg.one\" in \"a/x.proto\"; this one is called \"One_\"",
                "c.proto(1,46): error PGEN0805: the C# name \"Some.Pkg.XExtensions\" of \"some.pkg.XExtensions\" exists already, made from \"some.pkg.one\" in \"a/x.proto\"; this one is called \"XExtensions_\"",
            ],
            run.DiagnosticLines);
        Assert.Contains(" Two =", run.Sources["b/x.g.cs"], StringComparison.Ordinal);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void NoGarbageStopsTheGenerator()
    {
        string[] garbage = ["", "\0\0\0", "}}}}", "message", "message M {", "syntax = \"proto3\"; message M { message M { ", "enum E { = ; }", "import \"\";", new string('{', 5000), "\"", "/*", "service S { rpc", "extend", "option (", "\uD800"];

        GeneratorRun run = GeneratorHarness.Run([.. garbage.Select((text, index) => ($"g{index}.proto", text)), ("good.proto", "syntax = \"proto3\"; message Good { }")]);

        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id == "PGEN0899");
        Assert.Contains("struct Good", run.Sources["good.g.cs"], StringComparison.Ordinal);
    }
}
