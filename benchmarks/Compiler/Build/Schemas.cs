using System.Text.RegularExpressions;

namespace ProtoGen.Benchmarks.Compiler.Build;

/// <summary>The files of the corpus that are built: a large API with the common files that it needs.</summary>
internal static partial class Schemas
{
    private static readonly string[] _folders = ["google/cloud/aiplatform/v1", "google/api", "google/rpc", "google/type", "google/longrunning"];

    /// <summary>
    /// Text by import path. Of these files 29 are compiled into ProtoGen's runtime and not generated again. With <paramref name="renamed"/> the same
    /// files are in packages and folders that neither side knows, so that both generate all of them.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Load(string corpus, bool renamed)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string folder in _folders)
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(corpus, folder), "*.proto").Order(StringComparer.Ordinal))
            {
                string path = folder + "/" + Path.GetFileName(file);
                string text = File.ReadAllText(file);
                files.Add(renamed ? Rename(path) : path, renamed ? Rename(text) : text);
            }
        }
        return files;
    }

    /// <summary>A file in the middle of the API, which three others import, and a message more for each edit.</summary>
    public static (string Path, string Text) Edit(IReadOnlyDictionary<string, string> files, int edit)
    {
        string path = files.Keys.Single(static path => path.EndsWith("aiplatform/v1/schedule.proto", StringComparison.Ordinal));
        return (path, files[path] + $"\nmessage Edited{edit} {{\n  string text = 1;\n}}\n");
    }

    private static string Rename(string text) => KnownName().Replace(text, "acme$1");

    [GeneratedRegex(@"google([./](?:cloud|api|rpc|type|longrunning)\b)")]
    private static partial Regex KnownName();
}
