using System.Text.RegularExpressions;
using ProtoGen.Examples.Tests.Support;

namespace ProtoGen.Examples.Tests;

/// <summary>What the user guide shows is code that compiles and is tested.</summary>
public sealed class GuideTests
{
    private static readonly string[] _sources = [.. new[] { "tests/Examples.Tests", "examples" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
        .Where(file => Path.GetExtension(file) is ".cs" or ".proto" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(file => Normalize(File.ReadAllText(file)))];

    /// <summary>
    /// Pages whose code is built as it stands: getting-started.md and the pages of two packages by tests/Package, sharing-protos.md by tests/Consumer.Tests.
    /// </summary>
    private static readonly string[] _builtAsTheyStand = ["docs/getting-started.md", "docs/sharing-protos.md", "src/ProtoParser/README.md", "src/Runtime.AspNetCore/README.md"];

    /// <summary>Every page for users, the front page and those of the packages.</summary>
    public static TheoryData<string> Pages => [.. new[] { "docs" }.Concat(Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src")).Select(folder => $"src/{Path.GetFileName(folder)}"))
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), folder == "docs" ? "*.md" : "README.md").Select(page => $"{folder}/{Path.GetFileName(page)}"))
        .Append("README.md").Order(StringComparer.Ordinal)];

    /// <summary>C# and .proto are looked for here, project files are built by tests/Generator.Tests, commands are run by the tests of packages and tool; what has no language is output.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryBlockIsOfALanguageThatTestsKnow(string page) =>
        Assert.All(GuidePage.Read(page), block => Assert.Contains(block.Language, new[] { "csharp", "proto", "xml", "bash", "ini", "" }));

    [Theory]
    [MemberData(nameof(Pages))]
    public void EverySeverityThatIsSetIsOfADiagnostic(string page)
    {
        var lines = GuidePage.Read(page).Where(block => block.Language == "ini").SelectMany(block => block.Code.Split('\n'));
        Assert.All(lines.Where(line => line is not ("is_global = true" or "[*.cs]")), line =>
        {
            var setting = Regex.Match(line, @"^dotnet_diagnostic\.(PGEN\d{4})\.severity = (?:error|warning|suggestion|silent|none)$");
            Assert.True(setting.Success, line);
            Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", "diagnostics", setting.Groups[1].Value + ".md")), line);
        });
    }

    /// <summary>The front page: what its commands name is there.</summary>
    [Fact]
    public void TheCommandsOfTheFrontPageNameWhatIsThere()
    {
        var named = GuidePage.Read("README.md").Where(block => block.Language == "bash")
            .SelectMany(block => Regex.Matches(block.Code, @"(?<=--project |\./)\S+|\S+\.slnf").Select(match => match.Value)).ToList();
        Assert.Equal(3, named.Count);
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryBlockIsPartOfTestedCode(string page)
    {
        var blocks = GuidePage.Read(page).Where(block => block.Language is "csharp" or "proto" && !_builtAsTheyStand.Contains(page)).ToList();
        Assert.All(blocks, block => Assert.All(Chunks(block.Code), chunk =>
            Assert.True(_sources.Any(source => source.Contains(chunk, StringComparison.Ordinal)), $"{block}: not in any source:\n{chunk}")));
    }

    [Theory]
    [InlineData("docs/messages.md", 20)]
    [InlineData("docs/grpc.md", 20)]
    [InlineData("docs/migration.md", 4)]
    public void TheGuidesAreFullOfCode(string page, int atLeast) =>
        Assert.True(GuidePage.Read(page).Count(block => block.Language is "csharp") >= atLeast);

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryLinkLeadsToAFileAndItsHeading(string page)
    {
        var path = Path.Combine(Repository.Root, page);
        foreach (Match link in Regex.Matches(File.ReadAllText(path), @"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)"))
        {
            var target = link.Groups[1].Value == "" ? path : Path.Combine(Path.GetDirectoryName(path)!, link.Groups[1].Value);
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{page}: {link.Value}");
            if (link.Groups[2].Success)
                Assert.True(Headings(target).Contains(link.Groups[2].Value), $"{page}: {link.Value}");
        }
    }

    /// <summary>The anchors of a page's headings: lower case, no punctuation, hyphens for spaces.</summary>
    private static IEnumerable<string> Headings(string page) => File.ReadLines(page)
        .Where(line => line.StartsWith('#'))
        .Select(line => Regex.Replace(line.TrimStart('#').Trim().ToLowerInvariant(), @"[^\w\- ]", "").Replace(' ', '-'));

    /// <summary>Parts of a block between blank lines may come from different places of the code, and none of them may be made up.</summary>
    private static IEnumerable<string> Chunks(string code) =>
        code.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(Normalize);

    /// <summary>Without indentation.</summary>
    private static string Normalize(string code) =>
        string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())).Trim('\n');
}
