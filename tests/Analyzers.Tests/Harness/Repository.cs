namespace ProtoGen.Analyzers.Tests.Harness;

/// <summary>Finds files of the repository from where the tests run.</summary>
internal static class Repository
{
    private static readonly Lazy<string> _root = new(() =>
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "ProtoGen.sln")))
                return directory.FullName;
        }
        throw new InvalidOperationException("The tests do not run inside the repository.");
    });

    public static string PathTo(params string[] parts) => Path.Combine([_root.Value, .. parts]);
}
