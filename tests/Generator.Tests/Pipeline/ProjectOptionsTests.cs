using Microsoft.CodeAnalysis.CSharp;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.Pipeline;

/// <summary>What a project says in properties and metadata; the way from the csproj to here is the business of tests/Package.</summary>
public class ProjectOptionsTests
{
    private const string X = "syntax = \"proto3\"; package app; message X { }";
    private const string UsesCommon = "syntax = \"proto3\"; package app; import \"common.proto\"; message User { common.Common c = 1; }";

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("/c|h/a||b|s/", "/c#/a|b;/")]
    [InlineData("|x|", "|x|")]
    [InlineData("||h", "|h")]
    public void TheSpellingOfTheTargetsIsReadBack(string written, string meant) => Assert.Equal(meant, OptionText.Decode(written));

    [Fact]
    public void FoldersWithCharactersThatCutValuesAreUnderstood()
    {
        var global = new Dictionary<string, string> { ["build_property.ProtoGenProjectDir"] = "/src/C|h|s/App/" };
        var harness = new GeneratorHarness([new ProtoFile("/src/C#;/App/d#/x.proto", X, ProtoRoot: "d|h"), new ProtoFile("/src/C#;/App/e/y.proto", "syntax = \"proto3\"; import \"x.proto\"; message Y { app.X x = 1; }")], global);

        GeneratorRun run = harness.Run();

        Assert.Empty(run.DiagnosticLines);
        Assert.Equal(["e/y.g.cs", "x.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("False", false)]
    [InlineData("true", true)]
    [InlineData("", true)]
    public void OnePropertySwitchesTheGeneratorOff(string value, bool generates)
    {
        var global = new Dictionary<string, string> { ["build_property.ProtoGenEnabled"] = value };

        GeneratorRun run = new GeneratorHarness([new ProtoFile("x.proto", X), new ProtoFile("bad.proto", "message")], global).Run();

        Assert.Equal(generates, run.Sources.ContainsKey("x.g.cs"));
        Assert.Equal(generates, run.DiagnosticLines.Count > 0);
    }

    [Theory]
    [InlineData("ProtoCompile")]
    [InlineData("CompileOutputs")]
    public void WhatIsNotToBeCompiledCanBeImportedAndBecomesNothing(string metadata)
    {
        var harness = new GeneratorHarness(
            new ProtoFile("user.proto", UsesCommon),
            new ProtoFile("shared/common.proto", "syntax = \"proto3\"; package common; message Common { }", ProtoRoot: "shared", Other: (metadata, "False")));

        GeneratorRun run = harness.Run();

        // Nor is it compiled elsewhere, which tests/Package shows; here that is all there is to say.
        Assert.Equal("user.proto(1,40): error PGEN0833: \"common.proto\" is there to be imported only, and no referenced assembly has its types", Assert.Single(run.DiagnosticLines));
        Assert.Contains("global::Common.Common", run.Source, StringComparison.Ordinal);
    }

    /// <summary>Generated code names the descriptor of each import, so that one which only has options is missed as well; an option import is not in it.</summary>
    [Theory]
    [InlineData("import", true)]
    [InlineData("import option", false)]
    public void OptionsOfAFileThatIsNotCompiledNeedAnOptionImport(string import, bool isReported)
    {
        var harness = new GeneratorHarness(
            new ProtoFile("user.proto", $"edition = \"2024\"; package app; {import} \"rules.proto\"; message User {{ string id = 1 [(rules.length) = 3]; }}"),
            new ProtoFile("lib/rules.proto", "edition = \"2024\"; package rules; import \"google/protobuf/descriptor.proto\"; extend google.protobuf.FieldOptions { int32 length = 1234; }", ProtoRoot: "lib", ProtoCompile: "false"));

        GeneratorRun run = harness.Run();

        Assert.Equal(isReported ? ["PGEN0833"] : [], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(isReported, run.Compile().Count > 0);
    }

    [Fact]
    public void AFileThatNothingImportsIsNotSpokenOf()
    {
        var harness = new GeneratorHarness(
            new ProtoFile("x.proto", X),
            new ProtoFile("lib/bad.proto", "message {", ProtoRoot: "lib", ProtoCompile: "false"),
            new ProtoFile("lib/x.proto", "syntax = \"proto3\"; package elsewhere; message X { }", ProtoRoot: "lib", ProtoCompile: "false"),
            new ProtoFile("lib/google/protobuf/timestamp.proto", "message {", ProtoRoot: "lib", ProtoCompile: "false"),
            new ProtoFile("y.proto", "syntax = \"proto3\"; import \"google/protobuf/timestamp.proto\"; import \"x.proto\"; message Y { app.X x = 1; google.protobuf.Timestamp at = 2; }"));

        GeneratorRun run = harness.Run();

        Assert.Empty(run.DiagnosticLines);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void AnErrorInAnImportedFileIsToldOnce()
    {
        var harness = new GeneratorHarness(
            new ProtoFile("user.proto", UsesCommon),
            new ProtoFile("other.proto", "syntax = \"proto3\"; package app; import \"common.proto\"; message Other { common.Common c = 1; }"),
            new ProtoFile("lib/common.proto", "syntax = \"proto3\"; package common;\nmessage Common { Missing m = 1; }", ProtoRoot: "lib", ProtoCompile: "false"));

        Assert.StartsWith("lib/common.proto(2,18): error PGEN0203", Assert.Single(harness.Run().DiagnosticLines, line => !line.Contains("PGEN0833", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void AFileIsFoundBelowTheSecondOfTwoFoldersThatLieInEachOther()
    {
        var harness = new GeneratorHarness(
            new ProtoFile("user.proto", UsesCommon),
            new ProtoFile("lib/inner/common.proto", "syntax = \"proto3\"; package common; message Common { }", ProtoRoot: "lib", ProtoCompile: "false"));

        Assert.Contains("PGEN0833", Assert.Single(harness.Run().DiagnosticLines), StringComparison.Ordinal);
    }

    [Fact]
    public void OfSeveralImportFoldersTheFirstThatHasTheFileWins()
    {
        const string Common = "syntax = \"proto3\"; package common; option csharp_namespace = \"NAME\"; message Common { }";
        var harness = new GeneratorHarness(
            new ProtoFile("user.proto", UsesCommon),
            new ProtoFile("z/common.proto", Common.Replace("NAME", "First", StringComparison.Ordinal), ProtoRoot: "z", ProtoCompile: "false"),
            new ProtoFile("a/common.proto", Common.Replace("NAME", "Second", StringComparison.Ordinal), ProtoRoot: "a", ProtoCompile: "false"));

        Assert.Contains("global::First.Common", harness.Run().Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OutputOptions", "internal_access")]
    [InlineData("GrpcOutputOptions", "no_client")]
    [InlineData("AdditionalProtocArguments", "--experimental_allow_proto3_optional")]
    public void MetadataThatSpeaksToProtocIsAWarning(string name, string value)
    {
        GeneratorRun run = new GeneratorHarness(new ProtoFile("x.proto", X, Other: (name, value))).Run();

        Assert.Equal($"x.proto(1,1): warning PGEN0830: {name} speaks to protoc and has no effect here", Assert.Single(run.DiagnosticLines));
        Assert.Contains("struct X", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownSwitchIsAnError() =>
        Assert.Contains("PGEN0802: \"no\" is not a value of ProtoCompile", Assert.Single(new GeneratorHarness(new ProtoFile("x.proto", X, ProtoCompile: "no")).Run().DiagnosticLines), StringComparison.Ordinal);

    [Fact]
    public void AnOldLanguageVersionIsOneError()
    {
        GeneratorRun run = new GeneratorHarness([new ProtoFile("x.proto", X), new ProtoFile("y.proto", "syntax = \"proto3\"; message Y { }")], new Dictionary<string, string>(), LanguageCheck.Minimum - 100).Run();

        Microsoft.CodeAnalysis.Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("PGEN0832", Microsoft.CodeAnalysis.Location.None), (diagnostic.Id, diagnostic.Location));
        Assert.Equal("the generated code needs C# 14.0 or later; this project is compiled as C# 13.0", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void TheOldestLanguageVersionIsEnough()
    {
        string[] protos = Directory.GetFiles(Repository.PathTo("snapshots", "generator"), "*.proto", SearchOption.AllDirectories);
        Assert.NotEmpty(protos);
        Assert.All(protos, path =>
        {
            GeneratorRun run = new GeneratorHarness([new ProtoFile(Path.GetFileName(path), File.ReadAllText(path))], new Dictionary<string, string>(), LanguageCheck.Minimum).Run();
            Assert.DoesNotContain(run.Compile(), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        });
    }

    [Fact]
    public void AnOldLanguageVersionIsNotSpokenOfWithoutAnyFile() =>
        Assert.Empty(new GeneratorHarness([], new Dictionary<string, string>(), LanguageVersion.CSharp7).Run().Diagnostics);
}
