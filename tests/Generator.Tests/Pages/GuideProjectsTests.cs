using System.Text.RegularExpressions;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.Pages;

/// <summary>The project files of the guides, evaluated among some .proto files: what they list is found, is generated without a word, and compiles.</summary>
public class GuideProjectsTests
{
    private static readonly string _version = Regex.Match(File.ReadAllText(Repository.PathTo("Directory.Build.props")), "<Version>(.*?)</Version>").Groups[1].Value;

    public static TheoryData<string> Names => [.. PageProjects.GuideExamples.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AProjectFileOfAGuideBuilds(string name)
    {
        Example example = PageProjects.GuideExamples[name];
        PageRun page = await PageProjects.OfAsync(example);
        GeneratorRun run = page.Run();

        Assert.Empty(page.Main.Warnings);
        Assert.Empty(run.DiagnosticLines);
        Assert.Empty(run.Compile().Select(diagnostic => diagnostic.ToString()));
        Assert.Equal(Regex.IsMatch(example.Files[example.Main], "<(Protobuf|AdditionalFiles) Include"), run.Sources.Count > 0);
        Assert.All(page.Main.Packages.Where(package => package.Key.StartsWith("ProtoGen", StringComparison.Ordinal)), package => Assert.Equal(_version, package.Value));
    }

    /// <summary>A migration by steps: the one kind of item stays with the other compiler.</summary>
    [Fact]
    public async Task WhatIsLeftToAnotherCompilerIsNotCompiled()
    {
        Example example = Assert.Single(PageProjects.GuideExamples.Values, example => example.Files[example.Main].Contains("<ProtoGenUseProtobufItems>false", StringComparison.Ordinal));

        GeneratorRun run = (await PageProjects.OfAsync(example)).Run();

        Assert.Equal(["moved/parcel.g.cs"], run.Sources.Keys);
    }
}
