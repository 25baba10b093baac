using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Generator.References;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.References;

public class ReferenceIncrementalityTests
{
    private const string Use = "syntax = \"proto3\"; package app; import \"shared/money.proto\"; message Use { shared.Money money = 1; }";
    private const string Other = "syntax = \"proto3\"; package other; message Item { string id = 1; }";

    private static readonly string[] _laterSteps = [StepNames.ReferencedFile, StepNames.ParseFile, StepNames.LinkFiles, StepNames.FileResult, StepNames.FileSpec, StepNames.Diagnostics];

    [Fact]
    public void ACSharpEditReadsTheReferencesAndRunsNothingElse()
    {
        GeneratorHarness harness = App(SharedFiles.Library().AsReference());
        harness.Run();

        GeneratorRun run = harness.EditCSharp().Run();

        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(StepNames.References));
        AssertAllCached(run);
    }

    [Theory]
    [InlineData(ReferenceKind.ReferenceAssembly)]
    [InlineData(ReferenceKind.Compilation)]
    public void AnEditOfABodyInTheReferencedProjectRunsNothing(ReferenceKind kind)
    {
        GeneratorHarness library = SharedFiles.Project("Contracts", SharedFiles.Files);
        MetadataReference before = library.Run().AsReference(kind);
        GeneratorHarness harness = App(before);
        harness.Run();

        MetadataReference after = library.AddCSharp("internal static class Added { public static int Body() => 1; }").Edit("protos/shared/money.proto", text => "// Another comment.\n\n" + text).Run().AsReference(kind);
        GeneratorRun run = harness.ReplaceReference(before, after).Run();

        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(StepNames.References));
        AssertAllCached(run);
    }

    [Fact]
    public void AnEditOfAnImportedFileRewritesWhatDependsOnItsShape()
    {
        GeneratorHarness library = SharedFiles.Project("Contracts", SharedFiles.Files);
        MetadataReference before = library.Run().AsReference();
        GeneratorHarness harness = App(before);
        harness.Run();

        MetadataReference after = library.Edit("protos/shared/money.proto", text => text.Replace("Contracts.Shared", "Moved", StringComparison.Ordinal)).Run().AsReference();
        GeneratorRun run = harness.ReplaceReference(before, after).Run();

        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(StepNames.References));
        Assert.Equal(["use.g.cs"], Rewritten(run));
        Assert.Contains("global::Moved.Money", run.Sources["use.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void AnEditOfAFileThatNobodyImportsRewritesNothing()
    {
        GeneratorHarness library = SharedFiles.Project("Contracts", SharedFiles.Files);
        MetadataReference before = library.Run().AsReference();
        GeneratorHarness harness = App(before);
        harness.Run();

        MetadataReference after = library.Edit("protos/shared/old.proto", text => text.Replace("seat", "place", StringComparison.Ordinal)).Run().AsReference();
        GeneratorRun run = harness.ReplaceReference(before, after).Run();

        Assert.Single(run.Reasons(StepNames.ReferencedFile), IncrementalStepRunReason.Modified);
        Assert.Empty(Rewritten(run));
    }

    [Fact]
    public void AReferenceThatComesAndGoesIsFollowed()
    {
        MetadataReference library = SharedFiles.Library().AsReference();
        MetadataReference empty = new GeneratorHarness().Referencing("Empty").Run().AsReference();
        GeneratorHarness harness = App(empty);
        Assert.Single(harness.Run().Diagnostics, diagnostic => diagnostic.Id == "PGEN0200");

        Assert.Empty(harness.ReplaceReference(empty, library).Run().Diagnostics);
        Assert.Single(harness.ReplaceReference(library, empty).Run().Diagnostics, diagnostic => diagnostic.Id == "PGEN0200");
    }

    [Fact]
    public void NoRoslynObjectIsReachableFromAModel()
    {
        GeneratorRun run = App(SharedFiles.Library().AsReference()).Run();
        List<object> models = [.. new[] { StepNames.References, StepNames.ReferencedFile, StepNames.LinkFiles }.SelectMany(run.Steps).SelectMany(step => step.Outputs).Select(output => output.Value)];

        Assert.Equal(5, models.Count);
        ObjectGraph.AssertNoRoslynTypes(models);
    }

    [Fact]
    public void CommentsAndPlacesAreNoPartOfTheAttribute()
    {
        string plain = Attribute(SharedFiles.Library().Sources["shared/money.g.cs"]);
        string commented = Attribute(SharedFiles.Library(SharedFiles.At("shared/money.proto", "// A head.\n\n\n" + SharedFiles.Money.Replace("An amount.", "Much money.", StringComparison.Ordinal))).Sources["shared/money.g.cs"]);

        Assert.Equal(plain, commented);
    }

    [Fact]
    public void EqualListsAreEqualAndHaveOneHash()
    {
        ImmutableEquatableArray<ReferencedProto>[] lists = [.. new[] { ReferenceKind.Image, ReferenceKind.ReferenceAssembly, ReferenceKind.Compilation }
            .Select(kind => (ImmutableEquatableArray<ReferencedProto>)App(SharedFiles.Library().AsReference(kind)).Run().Steps(StepNames.References).Single().Outputs.Single().Value)];

        Assert.All(lists, list => Assert.Equal(["shared/all.proto", "shared/money.proto", "shared/old.proto"], list.Select(file => file.ImportPath)));
        Assert.All(lists, list => Assert.True(list.Equals(lists[0]) && list.GetHashCode() == lists[0].GetHashCode()));
    }

    private static GeneratorHarness App(MetadataReference reference) =>
        SharedFiles.Project("App", [SharedFiles.At("other.proto", Other), SharedFiles.At("use.proto", Use)], reference);

    private static string Attribute(string source) => source[source.IndexOf("[assembly", StringComparison.Ordinal)..source.IndexOf(")]", StringComparison.Ordinal)];

    private static void AssertAllCached(GeneratorRun run)
    {
        foreach (string step in _laterSteps)
        {
            Assert.NotEmpty(run.Reasons(step));
            Assert.All(run.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }
        Assert.All(run.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static IEnumerable<string> Rewritten(GeneratorRun run) =>
        run.Steps(StepNames.FileSpec).SelectMany(step => step.Outputs)
            .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .Select(output => ((FileSpec)output.Value).HintName)
            .Order(StringComparer.Ordinal);
}
