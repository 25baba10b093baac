using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.Pipeline;

public class IncrementalityTests
{
    private const string A = """
        syntax = "proto3";
        package app;

        // Detached.

        // Documented.
        message A { string id = 1; }
        enum Color { COLOR_RED = 0; }
        """;

    private const string B = """
        syntax = "proto3";
        package app;
        import "a.proto";
        message B { A a = 1; Color color = 2; }
        service Svc { rpc Do(A) returns (B); }
        """;

    private const string C = """
        syntax = "proto3";
        package other;
        message C { string id = 1; }
        """;

    [Fact]
    public void AnUnrelatedCSharpEditKeepsEveryStepCached()
    {
        GeneratorHarness harness = ThreeFiles();
        harness.Run();

        GeneratorRun run = harness.EditCSharp().Run();

        foreach (string step in new[] { StepNames.Options, StepNames.ReadFile, StepNames.ParseFile, StepNames.LinkFiles, StepNames.DeclaredNames, StepNames.NameFiles, StepNames.FileResult, StepNames.FileSpec, StepNames.Diagnostics })
            AssertAllCached(run.Reasons(step), orUnchanged: false);
        // It looks at the compilation, which is another one, and finds the same.
        AssertAllCached(run.Reasons(StepNames.ReferencedNames), orUnchanged: true);
        AssertAllCached(run.OutputReasons, orUnchanged: false);
    }

    [Fact]
    public void NewOptionsWithEqualValuesParseNothing()
    {
        GeneratorHarness harness = ThreeFiles();
        harness.Run();

        GeneratorRun run = harness.RenewOptions().Run();

        AssertAllCached(run.Reasons(StepNames.ParseFile), orUnchanged: false);
        AssertAllCached(run.OutputReasons, orUnchanged: false);
    }

    [Theory]
    [InlineData("// Detached.", "// Detached, but longer.\n\n")]
    [InlineData("message A { string id = 1; }", "message A {\n\n  string   id = 1;\n}")]
    public void EditingWhatDocumentsNothingKeepsEveryEmitStepCached(string before, string after)
    {
        GeneratorHarness harness = ThreeFiles();
        harness.Run();

        GeneratorRun run = harness.Edit("a.proto", text => Replace(text, before, after)).Run();

        Assert.Contains(IncrementalStepRunReason.Modified, run.Reasons(StepNames.ParseFile));
        Assert.DoesNotContain(IncrementalStepRunReason.Modified, run.Reasons(StepNames.FileSpec));
        AssertAllCached(run.OutputReasons, orUnchanged: false);
    }

    [Fact]
    public void EditingADocCommentWritesItsFileOnly()
    {
        GeneratorHarness harness = ThreeFiles();
        harness.Run();

        GeneratorRun run = harness.Edit("a.proto", text => Replace(text, "Documented.", "Documented well.")).Run();

        Assert.Equal(["a.g.cs"], Rewritten(run));
        Assert.Contains("Documented well.", run.Sources["a.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void ARealEditIsModified()
    {
        GeneratorHarness harness = ThreeFiles();
        harness.Run();

        GeneratorRun run = harness.Edit("c.proto", text => Replace(text, "string id = 1;", "string id = 1; string more = 2;")).Run();

        Assert.Equal(["c.g.cs"], Rewritten(run));
        Assert.Contains("More", run.Sources["c.g.cs"], StringComparison.Ordinal);
        Assert.Single(run.Reasons(StepNames.ParseFile), IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void AnEditThatChangesNoShapeOfTheImportLeavesTheImporterCached()
    {
        GeneratorHarness harness = ThreeFiles();
        harness.Run();

        GeneratorRun run = harness.Edit("a.proto", text => Replace(text, "string id = 1;", "string id = 1; string more = 2;")).Run();

        // How B stores an A does not change with the new field, so A alone is written.
        Assert.Equal(["a.g.cs"], Rewritten(run));
    }

    [Fact]
    public void AChangedImportRewritesWhatDependsOnItsShape()
    {
        GeneratorHarness harness = ThreeFiles();
        harness.Run();

        GeneratorRun run = harness.Edit("a.proto", text => Replace(text, "package app;", "package app;\noption csharp_namespace = \"Moved\";")).Run();

        Assert.Equal(["a.g.cs", "b.g.cs"], Rewritten(run));
        Assert.Contains("global::Moved.A", run.Sources["b.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void RemovingTheFirstFileLeavesTheOthersCached()
    {
        GeneratorHarness harness = ThreeFiles();
        harness.Add(new ProtoFile("d.proto", C.Replace("other", "fourth", StringComparison.Ordinal)));
        harness.Run();

        GeneratorRun run = harness.Remove("c.proto").Run();

        Assert.Empty(Rewritten(run));
        Assert.Equal(["a.g.cs", "b.g.cs", "d.g.cs"], run.Sources.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AnAddedFileIsWrittenAlone()
    {
        GeneratorHarness harness = ThreeFiles();
        harness.Run();

        GeneratorRun run = harness.Add(new ProtoFile("d.proto", C.Replace("other", "fourth", StringComparison.Ordinal))).Run();

        Assert.Equal(["d.g.cs"], Rewritten(run));
    }

    [Fact]
    public void AFileThatWasMissingIsLinkedWhenItComes()
    {
        var harness = new GeneratorHarness(new ProtoFile("b.proto", B));
        Assert.NotEmpty(harness.Run().Diagnostics);

        GeneratorRun run = harness.Add(new ProtoFile("a.proto", A)).Run();

        Assert.Empty(run.Diagnostics);
        Assert.Contains("global::App.A", run.Sources["b.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameTextTwiceGivesEqualModelsAndHashes()
    {
        FileResult[] first = Results(ThreeFiles().Run());
        FileResult[] second = Results(ThreeFiles().Run());

        Assert.Equal(3, first.Length);
        Assert.Equal(first, second);
        Assert.Equal(first.Select(result => result.GetHashCode()), second.Select(result => result.GetHashCode()));
        Assert.NotSame(first[0], second[0]);
    }

    [Fact]
    public void TheOrderOfTheFilesDoesNotMatter()
    {
        IReadOnlyDictionary<string, string> one = GeneratorHarness.Run(("a.proto", A), ("b.proto", B), ("c.proto", C)).Sources;
        IReadOnlyDictionary<string, string> two = GeneratorHarness.Run(("c.proto", C), ("b.proto", B), ("a.proto", A)).Sources;

        Assert.Equal(one.OrderBy(pair => pair.Key, StringComparer.Ordinal), two.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void NoRoslynObjectIsReachableFromAModel()
    {
        GeneratorRun run = ThreeFiles().Run();
        List<object> models = [];
        foreach (string step in new[] { StepNames.Options, StepNames.ParseFile, StepNames.LinkFiles, StepNames.DeclaredNames, StepNames.NameFiles, StepNames.FileResult, StepNames.FileSpec, StepNames.Diagnostics })
            models.AddRange(run.Steps(step).SelectMany(tracked => tracked.Outputs).Select(output => output.Value));

        Assert.NotEmpty(models);
        ObjectGraph.AssertNoRoslynTypes(models);
    }

    private static GeneratorHarness ThreeFiles() => new(new ProtoFile("c.proto", C), new ProtoFile("a.proto", A), new ProtoFile("b.proto", B));

    private static string Replace(string text, string before, string after)
    {
        Assert.Contains(before, text, StringComparison.Ordinal);
        return text.Replace(before, after, StringComparison.Ordinal);
    }

    private static FileResult[] Results(GeneratorRun run) =>
        [.. run.Steps(StepNames.FileResult).SelectMany(step => step.Outputs).Select(output => (FileResult)output.Value)];

    /// <summary>The hint names of the specs that changed in this run, in order.</summary>
    private static IEnumerable<string> Rewritten(GeneratorRun run) =>
        run.Steps(StepNames.FileSpec).SelectMany(step => step.Outputs)
            .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .Select(output => ((FileSpec)output.Value).HintName)
            .Order(StringComparer.Ordinal);

    /// <param name="orUnchanged">A step that ran and gave an equal value will do; for what follows it is the same as not having run.</param>
    private static void AssertAllCached(IReadOnlyList<IncrementalStepRunReason> reasons, bool orUnchanged)
    {
        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.True(
            reason == IncrementalStepRunReason.Cached || (orUnchanged && reason == IncrementalStepRunReason.Unchanged), reason.ToString()));
    }
}
