using ProtoGen.Differential.Corpus;
using ProtoGen.Differential.Oracles;
using ProtoGen.EveryValid.Corpus;
using Xunit.Abstractions;

namespace ProtoGen.EveryValid;

/// <summary>Real files: a sample of their projects in every run; the program does all.</summary>
public sealed class CorpusTests(Protoc protoc, ITestOutputHelper output) : IClassFixture<Protoc>
{
    /// <summary>Every so-maniest project.</summary>
    private const int SampleStep = 60;

    [Fact]
    public void SampledProjectsCompileAndLoad()
    {
        var run = new CorpusRun();
        var found = new List<string>();

        foreach (CorpusUnit unit in Units().Where((unit, index) => index % SampleStep == 0 && unit.Files.Count < 60))
            run.Add(unit, found.Add);

        output.WriteLine(run.Summary);
        Assert.True(run.Problems == 0, string.Join('\n', found));
    }

    private IReadOnlyList<CorpusUnit> Units() => CorpusUnit.All(protoc.CorpusFolder, CorpusFiles.All(protoc.CorpusFolder));
}
