using ProtoGen.Differential.Oracles;
using Xunit.Abstractions;

namespace ProtoGen.Differential.Corpus;

/// <summary>Real files against protoc: a sample in every run, all of them when PROTOGEN_CORPUS is <c>all</c>.</summary>
public sealed class CorpusTests(Protoc protoc, ITestOutputHelper output) : IClassFixture<Protoc>
{
    private const int SampleStep = 40;

    [Fact]
    public void SampledFilesCompileToTheBytesOfProtoc()
    {
        string[] files = [.. CorpusFiles.All(protoc.CorpusFolder).Where(static path => !CorpusFiles.CompilesAlone(path)).Where(static (_, index) => index % SampleStep == 0)];
        Assert.True(files.Length > 150, $"the corpus has only {files.Length} sampled files");
        var comparison = new CorpusComparison(protoc);

        comparison.CompareTogether(files);

        Report(comparison);
    }

    [Fact]
    public void AllFilesCompileToTheBytesOfProtoc()
    {
        if (Environment.GetEnvironmentVariable("PROTOGEN_CORPUS") != "all")
        {
            output.WriteLine("Only a sample was compared; set PROTOGEN_CORPUS=all for the whole corpus.");
            return;
        }
        string[] files = CorpusFiles.All(protoc.CorpusFolder);
        var comparison = new CorpusComparison(protoc);

        comparison.CompareTogether([.. files.Where(static path => !CorpusFiles.CompilesAlone(path))]);
        foreach (string file in files.Where(CorpusFiles.CompilesAlone))
            comparison.CompareAlone(file);

        Report(comparison);
    }

    private void Report(CorpusComparison comparison)
    {
        output.WriteLine(comparison.Summary);
        foreach (string disagreement in comparison.Disagreements.Take(20))
            output.WriteLine(disagreement);
        Assert.Empty(comparison.Disagreements.Take(5));
    }
}
