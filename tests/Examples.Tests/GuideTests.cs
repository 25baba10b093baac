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

    /// <summary>Every page for users, and the front page. What getting-started.md shows is built as it stands, by its own test.</summary>
    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md")
        .Select(page => $"docs/{Path.GetFileName(page)}").Append("README.md").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryBlockIsPartOfTestedCode(string page)
    {
        var blocks = GuidePage.Read(page).Where(block => block.Language is "csharp" or "proto" && block.File is null).ToList();
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
