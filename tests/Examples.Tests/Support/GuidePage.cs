namespace ProtoGen.Examples.Tests.Support;

/// <summary>The fenced code blocks of a page of the user guide.</summary>
internal static class GuidePage
{
    public sealed record Block(string Page, int Line, string Language, string? File, string Code)
    {
        public override string ToString() => $"{Page}({Line})";
    }

    /// <summary>Reads a page, named from the repository's root. A block is a file if the line before it names one: <c>`Folder/Name.cs`:</c></summary>
    public static IReadOnlyList<Block> Read(string page)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, page));
        var blocks = new List<Block>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].TrimStart().StartsWith("```", StringComparison.Ordinal))
                continue;
            var start = i++;
            while (lines[i].Trim() != "```")
                i++;
            var before = start > 0 ? lines[start - 1] : "";
            var file = before.StartsWith('`') && before.EndsWith("`:", StringComparison.Ordinal) ? before[1..^2] : null;
            blocks.Add(new Block(page, start + 1, lines[start].Trim()[3..], file, string.Join('\n', lines[(start + 1)..i])));
        }

        return blocks;
    }
}
