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

    private static string Ledger()
    {
        IEnumerable<string> rows = _rules.Select(rule => $"{rule.Id} | ProtoGen | {rule.Severity} | {rule.Title}\n");
        return "; The catalog of diagnostics. A test keeps it equal to the rules in the code.\n\n### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|-------\n" + string.Concat(rows);
    }
}
