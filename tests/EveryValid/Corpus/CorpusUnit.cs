using System.Text.RegularExpressions;
using ProtoGen.Parser;

namespace ProtoGen.EveryValid.Corpus;

/// <summary>
/// Files of the corpus that somebody would put into one project: an API at one version, with the imports that it needs. Files that the runtime holds are imported, not listed.
/// </summary>
internal sealed partial class CorpusUnit(string folder, string name, IReadOnlyList<string> files)
{
    public string Name { get; } = name;

    /// <summary>The import paths that belong to this unit and to no other.</summary>
    public IReadOnlyList<string> Files { get; } = files;

    /// <summary>Bytes of the files that belong to this unit.</summary>
    public long Size { get; } = files.Sum(file => new FileInfo(System.IO.Path.Combine(folder, file)).Length);

    /// <summary>Import path and text of the files with everything that they import.</summary>
    public IReadOnlyList<(string Path, string Text)> Sources()
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var open = new Stack<string>(Files);
        while (open.TryPop(out string? path))
        {
            string full = System.IO.Path.Combine(folder, path);
            if (found.ContainsKey(path) || BundledProtos.TryGet(path, out _) || !File.Exists(full))
                continue;
            string text = File.ReadAllText(full);
            found.Add(path, text);
            foreach (Match import in Import().Matches(text))
                open.Push(import.Groups[1].Value);
        }
        return [.. found.Select(pair => (pair.Key, pair.Value))];
    }

    /// <summary>All units, ordered by name.</summary>
    public static IReadOnlyList<CorpusUnit> All(string folder, IEnumerable<string> paths) =>
        [.. paths.GroupBy(UnitOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new CorpusUnit(folder, group.Key, [.. group]))];

    /// <summary>The folders up to a version such as <c>v1beta2</c>, else all of them.</summary>
    private static string UnitOf(string path)
    {
        Match version = Version().Match(path);
        return version.Success ? version.Value : path[..(path.LastIndexOf('/') + 1)];
    }

    [GeneratedRegex("^.*?/v[0-9][^/]*/")]
    private static partial Regex Version();

    [GeneratedRegex("^\\s*import\\s+(?:public\\s+|weak\\s+)?\"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Import();
}
