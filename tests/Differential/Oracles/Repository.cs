using System.Reflection;

namespace ProtoGen.Differential.Oracles;

/// <summary>Where the checkout is; the build writes it into the test assembly.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Cases(string folder) => Path.Combine(Root, "tests", "Differential", "cases", folder);

    public static IEnumerable<string> CaseNames(string folder) =>
        Directory.EnumerateFiles(Cases(folder), "*.proto").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
