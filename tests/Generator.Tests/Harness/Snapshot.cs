using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace ProtoGen.Generator.Tests.Harness;

/// <summary>
/// Compares what a case gave with the <c>.verified.</c> files beside it. The set of files counts too: a missing file means that nothing was
/// expected, a file that nothing gave is a failure. Only with <c>PROTOGEN_REFRESH=1</c> are verified files written and stale ones deleted;
/// a normal run writes <c>.received.</c> files of what differs, and nothing else.
/// </summary>
internal static class Snapshot
{
    private const string Verified = ".verified.";
    private const string Received = ".received.";

    private static bool Refresh => Environment.GetEnvironmentVariable("PROTOGEN_REFRESH") == "1";

    /// <param name="folder">Where the case lies.</param>
    /// <param name="caseName">What the names of all its files begin with.</param>
    /// <param name="outputs">Content by rest of the name: <c>.cs</c>, <c>+2.cs</c>, <c>.diagnostics.txt</c>. Empty content is no file.</param>
    public static void Verify(string folder, string caseName, IReadOnlyDictionary<string, string> outputs, bool? refresh = null)
    {
        Dictionary<string, string> actual = outputs
            .Where(output => output.Value.Length > 0)
            .ToDictionary(output => FileName(caseName, output.Key), output => output.Value, StringComparer.Ordinal);
        HashSet<string> expected = [.. Directory.EnumerateFiles(folder, caseName + "*" + Verified + "*").Select(Path.GetFileName).OfType<string>()
            .Where(name => BelongsTo(name, caseName))];
        if (refresh ?? Refresh)
        {
            Write(folder, actual, expected);
            return;
        }
        var failures = new StringBuilder();
        foreach (string name in actual.Keys.Union(expected, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string path = Path.Combine(folder, name);
            string before = expected.Contains(name) ? File.ReadAllText(path) : "";
            string after = actual.GetValueOrDefault(name, "");
            string receivedPath = Path.Combine(folder, name.Replace(Verified, Received, StringComparison.Ordinal));
            if (before == after)
            {
                File.Delete(receivedPath);
                continue;
            }
            if (after.Length > 0)
                File.WriteAllText(receivedPath, after);
            failures.Append(name).Append(expected.Contains(name) ? actual.ContainsKey(name) ? " differs" : " is stale" : " is new").Append('\n').Append(Diff(before, after));
        }
        Assert.True(failures.Length == 0, "Snapshots differ; set PROTOGEN_REFRESH=1 to accept what is meant.\n" + failures);
    }

    internal static string FileName(string caseName, string rest)
    {
        int dot = rest.LastIndexOf('.');
        return caseName + rest[..dot] + Verified + rest[(dot + 1)..];
    }

    /// <summary>A case <c>a</c> owns <c>a.verified.cs</c>, but not what belongs to a case <c>a_b</c> or <c>a.b</c>.</summary>
    internal static bool BelongsTo(string fileName, string caseName)
    {
        string rest = fileName[caseName.Length..];
        rest = rest[..rest.IndexOf(Verified, StringComparison.Ordinal)];
        return rest.Length == 0 || rest[0] == '+' || rest == ".diagnostics";
    }

    private static void Write(string folder, Dictionary<string, string> actual, HashSet<string> expected)
    {
        foreach ((string name, string content) in actual)
            File.WriteAllText(Path.Combine(folder, name), content);
        foreach (string stale in expected.Where(name => !actual.ContainsKey(name)))
            File.Delete(Path.Combine(folder, stale));
    }

    private static string Diff(string before, string after)
    {
        var text = new StringBuilder();
        foreach (DiffPiece line in new InlineDiffBuilder(new Differ()).BuildDiffModel(before, after).Lines)
        {
            if (line.Type is ChangeType.Inserted or ChangeType.Deleted)
                text.Append(line.Type == ChangeType.Inserted ? "+ " : "- ").Append(line.Text).Append('\n');
        }
        return text.ToString();
    }
}
