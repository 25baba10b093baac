using System.Globalization;
using System.Text;
using ProtoGen.Generator.Naming;
using ProtoGen.Generator.Text;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Reflection;

/// <summary>Names of the classes that hold file descriptors: one per import path, in the namespace of the file's types.</summary>
internal static class ReflectionNames
{
    /// <summary>The class with <c>global::</c> and namespace.</summary>
    public static string Holder(FileDescriptor file, CSharpNames names)
    {
        string ns = names.Namespace(file);
        return "global::" + (ns.Length == 0 ? "" : ns + ".") + ClassName(file.Path);
    }

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
