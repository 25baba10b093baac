using System.Reflection;
using System.Text.RegularExpressions;

namespace ProtoGen.Parser.Tests.Diagnostics;

/// <summary>Holds the catalog in the code and the pages in docs/diagnostics together.</summary>
public sealed class DiagnosticCatalogTests
{
    private static readonly DiagnosticRule[] _rules =
    [
        .. typeof(DiagnosticRule).Assembly.GetTypes()
            .SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(static field => field.FieldType == typeof(DiagnosticRule))
            .Select(static field => (DiagnosticRule)field.GetValue(null)!)
            .OrderBy(static rule => rule.Id, StringComparer.Ordinal),
    ];

    private static string Folder { get; } = FindFolder();

    public static TheoryData<string> ParserRules => [.. _rules.Where(static rule => IsOfParser(rule.Id)).Select(static rule => rule.Id)];

    [Fact]
    public void IdsAreUniqueAndWellFormed()
    {
        Assert.Equal(_rules.Length, _rules.Select(static rule => rule.Id).Distinct().Count());
        Assert.All(_rules, static rule => Assert.Matches("^PGEN[0-9]{4}$", rule.Id));
        Assert.All(_rules, static rule => Assert.Equal(rule.Id.StartsWith("PGEN06", StringComparison.Ordinal), rule.Severity == DiagnosticSeverity.Warning));
    }

    [Fact]
    public void EveryRuleHasItsTexts()
    {
        Assert.All(_rules, static rule =>
        {
            Assert.NotEmpty(rule.Title);
            Assert.NotEmpty(rule.MessageFormat);
            Assert.False(rule.MessageFormat.EndsWith('.'), rule.Id);
            Assert.Matches(@"[.;]$", rule.Help);
        });
    }

    [Fact]
    public void EveryRuleHasAPageAndEveryPageARule()
    {
        string[] pages = [.. Directory.GetFiles(Folder, "PGEN*.md").Select(static file => Path.GetFileNameWithoutExtension(file))
            .Where(static id => IsOfFrontEnd(id)).Order(StringComparer.Ordinal)];

        Assert.Equal(_rules.Select(static rule => rule.Id), pages);
    }

    [Fact]
    public void EveryPageStartsWithTheTitle()
    {
        Assert.All(_rules, static rule => Assert.StartsWith($"# {rule.Id}: {rule.Title}\n", Page(rule.Id), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(ParserRules))]
    public void TheExamplesOfAPageFailAndPass(string id)
    {
        string[] examples = [.. Regex.Matches(Page(id), "```proto\n(.*?)```", RegexOptions.Singleline).Select(static match => match.Groups[1].Value)];

        // A control character cannot be shown, so that page has the fixed example only.
        Assert.Equal(id == "PGEN0002" ? 1 : 2, examples.Length);
        if (examples.Length == 2)
            Assert.Equal([id], Findings(examples[0]).Distinct());
        Assert.Empty(Findings(examples[^1]));
    }

    private static IEnumerable<string> Findings(string text) =>
        ProtoParser.Parse(new SourceText("example.proto", text)).Diagnostics.Select(static diagnostic => diagnostic.Id);

    // Those of the generator and of the analyzers come after; Generator.Tests holds them, and the index, to their rules.
    private static bool IsOfFrontEnd(string id) => string.CompareOrdinal(id, "PGEN0700") < 0;

    private static bool IsOfParser(string id) => string.CompareOrdinal(id, "PGEN0200") < 0 || id.StartsWith("PGEN065", StringComparison.Ordinal);

    private static string Page(string id) => Read(id + ".md");

    private static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name)).ReplaceLineEndings("\n");

    private static string FindFolder()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ProtoGen.sln")))
            directory = directory.Parent;
        Assert.NotNull(directory);
        return Path.Combine(directory.FullName, "docs", "diagnostics");
    }
}
