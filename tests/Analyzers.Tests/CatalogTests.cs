using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ProtoGen.Analyzers.Tests.Harness;

namespace ProtoGen.Analyzers.Tests;

/// <summary>Holds the catalog in the code, the release ledger, the pages in docs/diagnostics and the list in docs/analyzers.md together.</summary>
public class CatalogTests
{
    private static readonly DiagnosticDescriptor[] _rules =
        [.. typeof(AnalyzerRules).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static TheoryData<string> Ids => [.. _rules.Select(rule => rule.Id)];

    /// <summary>The examples of PGEN0907 are project files; <see cref="OtherCompilerTests"/> has them.</summary>
    public static TheoryData<string> IdsOfCode => [.. _rules.Select(rule => rule.Id).Where(id => id != "PGEN0907")];

    [Fact]
    public void IdsAreUniqueAndOfOneBand()
    {
        Assert.NotEmpty(_rules);
        Assert.All(_rules, rule => Assert.Matches("^PGEN09[0-9]{2}$", rule.Id));
        Assert.Equal(_rules.Length, _rules.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void EveryRuleHasItsTexts() => Assert.All(_rules, rule =>
    {
        Assert.NotEmpty(Title(rule));
        Assert.DoesNotMatch(@"\.$", rule.MessageFormat.ToString(CultureInfo.InvariantCulture));
        Assert.Matches(@"\.$", rule.Description.ToString(CultureInfo.InvariantCulture));
    });

    [Fact]
    public void EveryRuleHasOneAnalyzer()
    {
        IEnumerable<string> supported = typeof(AnalyzerRules).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .Select(rule => rule.Id)
            .Order(StringComparer.Ordinal);

        Assert.Equal(_rules.Select(rule => rule.Id).Where(id => id != "PGEN0907"), supported);
    }

    [Fact]
    public void TheReleaseLedgerIsTheCatalog()
    {
        string rows = string.Concat(_rules.Select(rule => $"{rule.Id} | ProtoGen | {rule.DefaultSeverity} | {Title(rule)}\n"));
        string ledger = "; The catalog of the analyzers. A test keeps it equal to the rules in the code.\n\n### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n" + rows;
        string path = Repository.PathTo("src", "Analyzers", "AnalyzerReleases.Unshipped.md");
        if (Environment.GetEnvironmentVariable("PROTOGEN_REFRESH") == "1")
            File.WriteAllText(path, ledger);

        Assert.Equal(ledger, File.ReadAllText(path));
    }

    [Fact]
    public void TheIndexListsEveryRule()
    {
        IEnumerable<string> rows = File.ReadLines(Repository.PathTo("docs", "diagnostics", "README.md")).Where(line => line.StartsWith("| [PGEN09", StringComparison.Ordinal));

        Assert.Equal(_rules.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.DefaultSeverity.ToString().ToLowerInvariant()} | {Title(rule)} |"), rows);
    }

    [Fact]
    public void TheGuideListsEveryRule()
    {
        IEnumerable<string> links = Regex.Matches(File.ReadAllText(Repository.PathTo("docs", "analyzers.md")), @"^\| \[(PGEN\d{4})\]\(diagnostics/\1\.md\)", RegexOptions.Multiline).Select(match => match.Groups[1].Value);

        Assert.Equal(_rules.Select(rule => rule.Id), links);
    }

    /// <summary>PGEN0907 is reported by the build, which has its text.</summary>
    [Fact]
    public void TheTargetsSayWhatTheCatalogSays()
    {
        string targets = File.ReadAllText(Repository.PathTo("src", "Generator", "build", "ProtoGen.targets"));

        string said = Regex.Match(targets, "<Warning [^>]*Code=\"PGEN0907\"[^>]*Text=\"([^\"]*)\"", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(AnalyzerRules.OtherCompiler.MessageFormat.ToString(CultureInfo.InvariantCulture), Regex.Replace(said, @"@\([^)]*\)", "{0}"));
    }

    [Fact]
    public void EveryPageHasARule() => Assert.Equal(
        _rules.Select(rule => rule.Id),
        Directory.GetFiles(Repository.PathTo("docs", "diagnostics"), "PGEN09*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void APageStartsWithTitleAndSeverity(string id)
    {
        DiagnosticDescriptor rule = _rules.Single(rule => rule.Id == id);

        Assert.StartsWith($"# {id}: {Title(rule)}\n\n{rule.DefaultSeverity}. ", Page(id), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(IdsOfCode))]
    public async Task TheExamplesOfAPageFailAndPass(string id)
    {
        string[] examples = [.. Regex.Matches(Page(id), "```csharp\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];
        bool isOwnMessages = id is "PGEN0904" or "PGEN0905";

        Assert.Equal(2, examples.Length);
        IReadOnlyList<string> findings = (await Check.FindingsAsync([examples[0]], isOwnMessages))[0];
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.StartsWith(id, finding, StringComparison.Ordinal));
        await Check.IsSilentAsync([examples[1]], isOwnMessages);
    }

    private static string Title(DiagnosticDescriptor rule) => rule.Title.ToString(CultureInfo.InvariantCulture);

    private static string Page(string id) => File.ReadAllText(Repository.PathTo("docs", "diagnostics", id + ".md")).ReplaceLineEndings("\n");
}
