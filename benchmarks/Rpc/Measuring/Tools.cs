namespace ProtoGen.Benchmarks.Rpc.Measuring;

/// <summary>Programs of the system.</summary>
internal static class Tools
{
    /// <summary>The path of a program, or null if it is not installed.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
