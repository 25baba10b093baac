using System;
using System.IO;

namespace ProtoGen.Generator.Pipeline;

/// <summary>Works out the name by which other files import a file. Touches no disk.</summary>
internal static class ImportPath
{
    // A file system that spells folders with backslashes does not tell capitals apart.
    private static readonly StringComparison _comparison =
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>
    /// The path below <paramref name="protoRoot"/>, or below the project when no root was said. A file outside the project without a root
    /// is known by its file name.
    /// </summary>
    /// <param name="filePath">As the compiler got it: absolute or not, maybe with <c>..</c> in it.</param>
    /// <param name="protoRoot">As written, relative to the project; empty when nothing was said.</param>
    /// <param name="isOutsideRoot">A root was said and the file does not lie in it; the file name is returned then.</param>
    public static string Of(string filePath, string projectDirectory, string protoRoot, out bool isOutsideRoot)
    {
        string file = Normalize(projectDirectory, filePath);
        string root = Normalize(projectDirectory, protoRoot);
        isOutsideRoot = false;
        if (TryMakeRelative(root, file, out string relative))
            return relative;
        isOutsideRoot = protoRoot.Length > 0;
        return file.Substring(file.LastIndexOf('/') + 1);
    }

    /// <summary>An absolute path with forward slashes and without <c>.</c> and <c>..</c>; a relative one when nothing absolute is known.</summary>
    public static string Normalize(string directory, string path)
    {
        if (path.IndexOf('\0') >= 0)
            return path.Replace('\\', '/');
        string combined = directory.Length > 0 ? Path.Combine(directory, path) : path;
        // GetFullPath would take the compiler's working directory as the base of a relative path, which is nobody's intention.
        return Path.IsPathRooted(combined) ? Slashes(Path.GetFullPath(combined)) : Slashes(combined);
    }

    private static string Slashes(string path) => Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;

    private static bool TryMakeRelative(string root, string file, out string relative)
    {
        string prefix = root.Length == 0 || root[root.Length - 1] == '/' ? root : root + "/";
        bool inside = file.StartsWith(prefix, _comparison) && file.Length > prefix.Length && file[prefix.Length] != '/';
        relative = inside ? file.Substring(prefix.Length) : file;
        return inside;
    }
}
