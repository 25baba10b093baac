using System.Text.RegularExpressions;
using ProtoGen.Generator.Diagnostics;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Generator.Tests.Diagnostics;

/// <summary>The examples on the pages about names. A fence <c>proto path</c> under Example or Fixed is a file.</summary>
public class DiagnosticPagesTests
{
    public static TheoryData<string> Ids =>
    [
        GeneratorRules.TypeNameClash.Id, GeneratorRules.TypeHiddenByNamespace.Id, GeneratorRules.NameInReference.Id,
        GeneratorRules.TypeIsNamespace.Id, GeneratorRules.NamespaceIsType.Id,
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheExamplesOfAPageFailAndPass(string id)
    {
        string page = File.ReadAllText(Repository.PathTo("docs", "diagnostics", id + ".md")).ReplaceLineEndings("\n");
        string[] parts = page.Split("## Fixed");

        Assert.Equal([id], Findings(parts[0]));
        Assert.Empty(Findings(parts[1]));
    }

    private static IEnumerable<string> Findings(string part)
    {
        (string, string)[] files = [.. Regex.Matches(part, "```proto ([a-z.]+)\n(.*?)```", RegexOptions.Singleline).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];
        Assert.NotEmpty(files);
        return GeneratorHarness.Run(files).Diagnostics.Select(diagnostic => diagnostic.Id);
    }
}
