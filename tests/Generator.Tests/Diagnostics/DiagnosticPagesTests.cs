using System.Reflection;
using System.Text.RegularExpressions;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Tests.Harness;
using ProtoGen.Parser;

namespace ProtoGen.Generator.Tests.Diagnostics;

/// <summary>The pages of the generator's own diagnostics. A fence <c>proto path</c> under Example or Fixed is a file; rules about the project have other examples, or none.</summary>
public class DiagnosticPagesTests
{
    private static readonly DiagnosticRule[] _rules =
        [.. typeof(GeneratorRules).GetFields(BindingFlags.Static | BindingFlags.Public).Select(field => (DiagnosticRule)field.GetValue(null)!).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static TheoryData<string> WithExamples => [.. _rules.Select(rule => rule.Id).Where(id => !id.StartsWith("PGEN081", StringComparison.Ordinal) && Page(id).Contains("```proto ", StringComparison.Ordinal))];

    [Fact]
    public void EveryRuleHasAPageThatSaysWhatTheCatalogSays() => Assert.All(_rules, rule =>
    {
        string page = Page(rule.Id);
        Assert.StartsWith($"# {rule.Id}: {rule.Title}\n\n{rule.Severity}. ", page, StringComparison.Ordinal);
        Assert.Contains($"\n{rule.Help}\n", page, StringComparison.Ordinal);
    });

    [Fact]
    public void TheIndexEndsWithTheRulesOfTheGenerator() =>
        Assert.Equal(
            _rules.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {(rule.Severity == DiagnosticSeverity.Error ? "error" : "warning")} | {rule.Title} |"),
            File.ReadLines(Repository.PathTo("docs", "diagnostics", "README.md")).Where(line => line.StartsWith("| [PGEN08", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(WithExamples))]
    public void TheExamplesOfAPageFailAndPass(string id)
    {
        string[] parts = Page(id).Split("## Fixed");

        Assert.Equal([id], Findings(parts[0]));
        Assert.Empty(Findings(parts[1]));
    }

    private static IEnumerable<string> Findings(string part) =>
        GeneratorHarness.Run([.. Regex.Matches(part, "```proto ([a-z.]+)\n(.*?)```", RegexOptions.Singleline).Select(match => (match.Groups[1].Value, match.Groups[2].Value))])
            .Diagnostics.Select(diagnostic => diagnostic.Id);

    private static string Page(string id) => File.ReadAllText(Repository.PathTo("docs", "diagnostics", id + ".md")).ReplaceLineEndings("\n");
}
