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

    [Theory]
    [InlineData("messages.md")]
    [InlineData("grpc.md")]
    public void EveryBlockIsPartOfTestedCode(string page)
    {
        var blocks = GuidePage.Read(page).Where(block => block.Language is "csharp" or "proto").ToList();
        Assert.True(blocks.Count > 5, $"{page} has {blocks.Count} blocks of code.");
        Assert.All(blocks, block => Assert.All(Chunks(block.Code), chunk =>
            Assert.True(_sources.Any(source => source.Contains(chunk, StringComparison.Ordinal)), $"{block}: not in any source:\n{chunk}")));
    }

    [Theory]
    [InlineData("getting-started.md")]
    [InlineData("messages.md")]
    [InlineData("grpc.md")]
    public void EveryLinkLeadsToAFile(string page)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", page));
        foreach (Match link in Regex.Matches(text, @"\]\((?!https?:)([^)#]+)"))
            Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", link.Groups[1].Value)), $"{page}: {link.Groups[1].Value}");
    }

    /// <summary>Parts of a block between blank lines may come from different places of the code, and none of them may be made up.</summary>
    private static IEnumerable<string> Chunks(string code) =>
        code.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(Normalize);

    /// <summary>Without indentation.</summary>
    private static string Normalize(string code) =>
        string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())).Trim('\n');
}
