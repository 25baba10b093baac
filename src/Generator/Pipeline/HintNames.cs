using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// Names for generated files: the import path without its ending, folders kept. Roslyn stops the whole generator at a character it does not
/// like or at two names that differ in case only, so whatever is not plain is replaced, and then a hash of the import path keeps names apart.
/// </summary>
internal static class HintNames
{
    /// <summary>Paths longer than this would not fit on disk everywhere when generated files are written out.</summary>
    private const int MaxLength = 120;

    /// <summary>The stem of each import path; unique ignoring case, and the same for a path whatever the other paths are, clashes aside.</summary>
    public static IReadOnlyDictionary<string, string> For(IEnumerable<string> importPaths)
    {
        var stems = importPaths.ToDictionary(path => path, Stem, StringComparer.Ordinal);
        var clashes = new HashSet<string>(
            stems.Values.GroupBy(stem => stem, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()).Select(group => group.Key),
            StringComparer.OrdinalIgnoreCase);
        return stems.ToDictionary(
            pair => pair.Key,
            pair => clashes.Contains(pair.Value) ? WithHash(pair.Value, pair.Key) : pair.Value,
            StringComparer.Ordinal);
    }

    private static string Stem(string importPath)
    {
        const string Ending = ".proto";
        string path = importPath.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? importPath.Substring(0, importPath.Length - Ending.Length) : importPath;
        var stem = new StringBuilder(path.Length);
        foreach (char c in path)
        {
            bool plain = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '/';
            stem.Append(plain ? c : '_');
        }
        string clean = string.Join("/", stem.ToString().Split('/').Select(folder => folder.Trim('.')).Where(folder => folder.Length > 0));
        if (clean.Length > MaxLength)
            clean = clean.Substring(clean.Length - MaxLength).TrimStart('/', '.');
        return clean.Length > 0 && clean == path ? clean : WithHash(clean, importPath);
    }

    private static string WithHash(string stem, string importPath) =>
        (stem.Length == 0 ? "file" : stem) + "-" + StableHash.Of(importPath).ToString("x8", CultureInfo.InvariantCulture);
}
