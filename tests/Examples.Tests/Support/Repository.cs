using System.Reflection;

namespace ProtoGen.Examples.Tests.Support;

/// <summary>Where things lie in the repository, and how this build was made.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The assembly of an example, built in the configuration of the tests.</summary>
    public static string Example(string name) => Path.Combine(Root, "examples", name, "bin", Configuration, "net10.0", name + ".dll");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
