using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.Pages;

/// <summary>The examples on the pages of the generator's diagnostics: the first has exactly that finding; fixed, it has none and compiles.</summary>
public class DiagnosticPagesTests
{
    public static TheoryData<string> Ids => [.. PageProjects.DiagnosticExamples.Keys.Where(name => !name.EndsWith('\'')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task TheExamplesOfAPageFailAndPass(string id)
    {
        Assert.Equal([id], Findings(await PageProjects.OfAsync(PageProjects.DiagnosticExamples[id]), out _));
        Assert.Empty(Findings(await PageProjects.OfAsync(PageProjects.DiagnosticExamples[id + "'"]), out GeneratorRun fixedRun));
        Assert.Empty(fixedRun.Compile().Select(diagnostic => diagnostic.ToString()));
    }

    private static IEnumerable<string> Findings(PageRun page, out GeneratorRun run)
    {
        run = page.Run();
        return page.Main.Warnings.Concat(run.Diagnostics.Select(diagnostic => diagnostic.Id)).Distinct();
    }
}
