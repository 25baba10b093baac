using System.Globalization;
using System.Text;
using ProtoGen.Generator.Text;

namespace ProtoGen.Generator.Reflection;

/// <summary>Names of the classes that hold file descriptors: one per import path, apart from every name a schema can make.</summary>
internal static class ReflectionNames
{
    public const string Namespace = "ProtoGen.Files";

    public static string Holder(string importPath) => "global::" + Namespace + "." + ClassName(importPath);

    /// <summary>The path with <c>_</c> for what C# does not take, and a hash of the path when that loses something.</summary>
    public static string ClassName(string importPath)
    {
        const string Ending = ".proto";
        bool hasEnding = importPath.EndsWith(Ending, System.StringComparison.Ordinal);
        string stem = hasEnding ? importPath.Substring(0, importPath.Length - Ending.Length) : importPath;
        var name = new StringBuilder("File_", stem.Length + 14);
        bool isPlain = hasEnding;
        foreach (char c in stem)
        {
            bool isAlphanumeric = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
            name.Append(isAlphanumeric ? c : '_');
            isPlain &= isAlphanumeric || c == '/';
        }
        return isPlain ? name.ToString() : name.Append('_').Append(StableHash.Of(importPath).ToString("x8", CultureInfo.InvariantCulture)).ToString();
    }
}
