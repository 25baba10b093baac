namespace ProtoGen.Differential.Corpus;

/// <summary>The .proto files of the npm package google-proto-files: Google's public APIs, as one import root.</summary>
internal static class CorpusFiles
{
    /// <summary>
    /// Files that cannot be compiled together with the others: the first six define names that other files define as well,
    /// the last imports a file that the package does not have. They are compiled one by one.
    /// </summary>
    private static readonly string[] _alone = ["google/protobuf/compiler/ruby/", "google/protobuf/util/json_format_proto3.proto"];

    public static string[] All(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.proto", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    public static bool CompilesAlone(string path) => _alone.Any(start => path.StartsWith(start, StringComparison.Ordinal));
}
