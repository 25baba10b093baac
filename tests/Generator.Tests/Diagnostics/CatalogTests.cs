using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Tests.Harness;
using ProtoGen.Parser;
using DiagnosticSeverity = ProtoGen.Parser.DiagnosticSeverity;

namespace ProtoGen.Generator.Tests.Diagnostics;

public class CatalogTests
{
    private static readonly DiagnosticRule[] _rules =
        [.. new[] { typeof(DiagnosticRule).Assembly, typeof(GeneratorRules).Assembly }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(DiagnosticRule))
            .Select(field => (DiagnosticRule)field.GetValue(null)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    [Fact]
    public void IdsAreUniqueAndWellFormed()
    {
        Assert.NotEmpty(_rules);
        Assert.All(_rules, rule => Assert.Matches("^PGEN[0-9]{4}$", rule.Id));
        Assert.Equal(_rules.Length, _rules.Select(rule => rule.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void EveryRuleBecomesOneRoslynDescriptor() => Assert.All(_rules, rule =>
    {
        DiagnosticDescriptor descriptor = DiagnosticReporter.DescriptorOf(rule);
        Assert.Same(descriptor, DiagnosticReporter.DescriptorOf(rule));
        Assert.Equal((rule.Id, rule.Title, rule.MessageFormat), (descriptor.Id, descriptor.Title.ToString(), descriptor.MessageFormat.ToString()));
        Assert.Equal(rule.Severity == DiagnosticSeverity.Error, descriptor.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.NotEmpty(rule.Help);
    });

    [Fact]
    public void TheReleaseLedgerIsTheCatalog()
    {
        string ledger = Ledger();
        string path = Repository.PathTo("src", "Generator", "AnalyzerReleases.Unshipped.md");
        if (Environment.GetEnvironmentVariable("PROTOGEN_REFRESH") == "1")
            File.WriteAllText(path, ledger);

        Assert.Equal(ledger, File.ReadAllText(path));
    }

    [Fact]
    public void EveryGeneratorRuleIsReportedByATest()
    {
        string tests = string.Concat(Directory.EnumerateFiles(Repository.PathTo("tests", "Generator.Tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.PathTo("snapshots", "generator"), "*.diagnostics.verified.txt", SearchOption.AllDirectories))
            .Select(File.ReadAllText));

        Assert.All(_rules.Where(rule => Regex.IsMatch(rule.Id, "^PGEN08")), rule => Assert.Contains(rule.Id, tests, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryRuleHasAPageThatBeginsWithItsTitleAndEveryPageARule()
    {
        string[] pages = [.. Directory.GetFiles(Repository.PathTo("docs", "diagnostics"), "PGEN*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Where(id => !id.StartsWith("PGEN09", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        Assert.Equal(_rules.Select(rule => rule.Id), pages);
        Assert.All(_rules, rule => Assert.StartsWith($"# {rule.Id}: {rule.Title}\n\n{rule.Severity}", File.ReadAllText(Page(rule.Id + ".md")), StringComparison.Ordinal));
    }

    [Fact]
    public void TheIndexListsEveryRule()
    {
        string index = "# Diagnostics\n\n| Id | Severity | Title |\n|---|---|---|\n" + string.Concat(_rules.Select(rule =>
            $"| [{rule.Id}]({rule.Id}.md) | {(rule.Severity == DiagnosticSeverity.Error ? "error" : "warning")} | {rule.Title} |\n")) + string.Concat(AnalyzerRows());
        if (Environment.GetEnvironmentVariable("PROTOGEN_REFRESH") == "1")
            File.WriteAllText(Page("README.md"), index);

        Assert.Equal(index, File.ReadAllText(Page("README.md")));
    }

    /// <summary>What the build itself reports is in the catalog like the rest; PGEN0831 is the one.</summary>
    [Fact]
    public void TheTargetsSayWhatTheCatalogSays()
    {
        string targets = File.ReadAllText(Repository.PathTo("src", "Generator", "build", "ProtoGen.targets"));

        string said = Regex.Match(targets, "<Warning [^>]*Code=\"PGEN0831\"[^>]*Text=\"([^\"]*)\"", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(GeneratorRules.MissingImportFolder.MessageFormat, Regex.Replace(said.Replace("&quot;", "\"", StringComparison.Ordinal), @"%\([^)]*\)", "{0}"));
    }

    /// <summary>The rules of the analyzers, PGEN09xx, whose own tests hold their ledger and pages.</summary>
    private static IEnumerable<string> AnalyzerRows() => File.ReadLines(Repository.PathTo("src", "Analyzers", "AnalyzerReleases.Unshipped.md"))
        .Where(line => line.StartsWith("PGEN09", StringComparison.Ordinal))
        .Select(line => line.Split(" | "))
        .Select(row => $"| [{row[0]}]({row[0]}.md) | {row[2].ToLowerInvariant()} | {row[3]} |\n");

    private static string Page(string name) => Repository.PathTo("docs", "diagnostics", name);

    private static string Ledger()
    {
        IEnumerable<string> rows = _rules.Select(rule => $"{rule.Id} | ProtoGen | {rule.Severity} | {rule.Title}\n");
        return "; The catalog of diagnostics. A test keeps it equal to the rules in the code.\n\n### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n" + string.Concat(rows);
    }
}
