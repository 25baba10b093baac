using System.Text.RegularExpressions;

namespace ProtoGen.Parser.Tests.Linking;

/// <summary>The examples on the pages of the linker's diagnostics: the first has exactly that finding, the last has none.</summary>
public sealed class DiagnosticPagesTests
{
    private static string Folder { get; } = FindFolder();

    public static TheoryData<string> Ids =>
        [.. Directory.GetFiles(Folder, "PGEN*.md").Select(static file => Path.GetFileNameWithoutExtension(file)).Where(static id => IsOfLinker(id)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheExamplesOfAPageFailAndPass(string id)
    {
        string page = File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n");
        // A block that begins with the name of its file is one that the examples import.
        Match[] blocks = [.. Regex.Matches(page, "```proto\n(?:// ([a-z.]+)\n)?(.*?)```", RegexOptions.Singleline).Cast<Match>()];
        string[] examples = [.. blocks.Where(static block => !block.Groups[1].Success).Select(static block => block.Groups[2].Value)];
        SourceText[] others = [.. blocks.Where(static block => block.Groups[1].Success).Select(static block => new SourceText(block.Groups[1].Value, block.Groups[2].Value))];

        // 1,501 fields are too long for a page; LimitsTests has them.
        Assert.Equal(id == "PGEN0325" ? 1 : 2, examples.Length);
        if (examples.Length == 2)
            Assert.Equal([id], Findings(examples[0], others).Distinct());
        Assert.Empty(Findings(examples[^1], others));
    }

    private static IEnumerable<string> Findings(string text, SourceText[] others)
    {
        SourceText[] files = [new SourceText("example.proto", text), .. others];
        ProtoCompilation compilation = ProtoCompilation.Compile(["example.proto"], new InMemoryProtoSource(files));
        return compilation.Find("example.proto")!.Diagnostics.Select(static item => item.Id);
    }

    private static bool IsOfLinker(string id) =>
        string.CompareOrdinal(id, "PGEN0200") >= 0 && (string.CompareOrdinal(id, "PGEN0600") < 0 || id.StartsWith("PGEN060", StringComparison.Ordinal));

    private static string FindFolder()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "ProtoGen.sln")))
            directory = directory.Parent;
        Assert.NotNull(directory);
        return Path.Combine(directory.FullName, "docs", "diagnostics");
    }
}
