using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Pipeline;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.Pipeline;

/// <summary>What an edit costs in a project of a thousand files, counted in steps; benchmarks/Compiler has the times.</summary>
public class LargeProjectTests
{
    private const int Files = 1000;

    [Fact]
    public void AnUnrelatedCSharpEditKeepsEveryStepOfAThousandFilesCached()
    {
        GeneratorHarness harness = Project();
        Assert.Equal(Files, harness.Run().Sources.Count);

        GeneratorRun run = harness.EditCSharp().Run();

        string[] steps = [StepNames.ReadFile, StepNames.ParseFile, StepNames.FileResult, StepNames.FileSpec, StepNames.Diagnostics];
        foreach (string step in steps)
            Assert.Equal(Files, run.Reasons(step).Count(reason => reason == IncrementalStepRunReason.Cached));
        foreach (string step in steps.Append(StepNames.Options).Append(StepNames.LinkFiles))
            Assert.All(run.Reasons(step), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(run.OutputReasons, reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void AnEditParsesOneFileAndWritesWhatDependsOnItsShape()
    {
        GeneratorHarness harness = Project();
        harness.Run();

        // Every tenth file holds a Tenth of file 0, and a renamed namespace is part of how they name it.
        GeneratorRun run = harness.Edit("f000.proto", text => text.Replace("package a;", "package a; option csharp_namespace = \"Moved\";", StringComparison.Ordinal)).Run();

        Assert.Single(run.Reasons(StepNames.ParseFile), IncrementalStepRunReason.Modified);
        string[] dependants = [.. Enumerable.Range(0, Files).Where(number => number % 10 == 0).Select(number => Name(number, ".g.cs"))];
        Assert.Equal(dependants, Written(run));
        Assert.Equal(dependants.Length, run.OutputReasons.Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void AFieldMoreInAnImportedFileWritesThatFileAlone()
    {
        GeneratorHarness harness = Project();
        harness.Run();

        GeneratorRun run = harness.Edit("f000.proto", text => text.Replace("string id = 1;", "string id = 1; string more = 2;", StringComparison.Ordinal)).Run();

        Assert.Equal(["f000.g.cs"], Written(run));
    }

    [Fact]
    public void FilesThatComeAndGoLeaveTheOthersAlone()
    {
        GeneratorHarness harness = Project();
        harness.Run();

        GeneratorRun added = harness.Add(new ProtoFile("aaa.proto", "syntax = \"proto3\"; message Added { }")).Run();
        Assert.Equal(["aaa.g.cs"], Written(added));

        GeneratorRun removed = harness.Remove("f999.proto").Remove("aaa.proto").Run();
        Assert.Empty(Written(removed));
        Assert.Equal(Files - 1, removed.Sources.Count);
    }

    [Fact]
    public void TheSameTextsTwiceGiveTheSameOutput()
    {
        GeneratorRun first = Project().Run();
        GeneratorRun second = Project().Run();

        Assert.Equal(first.Sources, second.Sources);
        Assert.Equal(Specs(first), Specs(second));
        Assert.Equal(Specs(first).Select(spec => spec.GetHashCode()), Specs(second).Select(spec => spec.GetHashCode()));
    }

    private static GeneratorHarness Project() => new([.. Enumerable.Range(0, Files).Select(number => new ProtoFile(Name(number, ".proto"), Text(number)))]);

    private static string Name(int number, string ending) => string.Create(CultureInfo.InvariantCulture, $"f{number:D3}{ending}");

    private static string Text(int number)
    {
        if (number == 0)
            return "syntax = \"proto3\"; package a; message Tenth { string id = 1; }";
        var text = new StringBuilder("syntax = \"proto3\"; package p; ");
        if (number % 10 == 0)
            text.Append("import \"f000.proto\"; ");
        return text.Append(CultureInfo.InvariantCulture, $"message M{number} {{ string id = 1; {(number % 10 == 0 ? "a.Tenth tenth = 2; " : "")}}}").ToString();
    }

    private static IEnumerable<string> Written(GeneratorRun run) =>
        run.Steps(StepNames.FileSpec).SelectMany(step => step.Outputs)
            .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .Select(output => ((FileSpec)output.Value).HintName)
            .Order(StringComparer.Ordinal);

    private static FileSpec[] Specs(GeneratorRun run) =>
        [.. run.Steps(StepNames.FileSpec).SelectMany(step => step.Outputs).Select(output => (FileSpec)output.Value)];
}
