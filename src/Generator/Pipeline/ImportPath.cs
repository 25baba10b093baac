using System;
using System.IO;

namespace ProtoGen.Generator.Pipeline;

/// <summary>Works out, from what the project says about one file, the name by which other files import it. Touches no disk.</summary>
internal static class ImportPath
{
    // A file system that spells folders with backslashes does not tell capitals apart.
    private static readonly StringComparison _comparison =
        Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>
    /// The path below <paramref name="protoRoot"/>, or below the project when no root was said. A file outside the project without a root has its place
    /// in the project by <paramref name="link"/>, or else is known by its file name.
    /// </summary>
    /// <param name="filePath">As the compiler got it: absolute or not, maybe with <c>..</c> in it.</param>
    /// <param name="protoRoot">As written, relative to the project, with separators of either kind; empty when nothing was said.</param>
    /// <param name="link">The item's <c>Link</c>; empty when there is none.</param>
    public static (string ImportPath, PathKind Kind) Of(string filePath, string projectDirectory, string protoRoot, string link = "")
    {
        string file = Normalize(projectDirectory, filePath);
        if (TryMakeRelative(RootOf(projectDirectory, protoRoot), file, out string relative))
            return (relative, protoRoot.Length > 0 ? PathKind.BelowRoot : PathKind.InProject);
        if (protoRoot.Length > 0)
            return (FileName(file), PathKind.OutsideRoot);
        string place = link.Length == 0 ? "" : Normalize("", link.Replace('\\', '/'));
        return place.Length > 0 && place[0] != '/' && !place.StartsWith("../", StringComparison.Ordinal)
            ? (place, PathKind.InProject)
            : (FileName(file), PathKind.NameOnly);
    }

    /// <summary>The folder that import paths start from, normalised.</summary>
    /// <param name="projectDirectory">Absolute; empty when it is not known.</param>
    /// <param name="protoRoot">As written. A project file may come from a system with other separators, and no folder has a backslash in its name.</param>
    public static string RootOf(string projectDirectory, string protoRoot) => Normalize(projectDirectory, protoRoot.Replace('\\', '/')).TrimEnd('/');

    /// <summary>An absolute path with forward slashes and without <c>.</c> and <c>..</c>; a relative one when nothing absolute is known.</summary>
    public static string Normalize(string directory, string path)
    {
        if (path.IndexOf('\0') >= 0)
            return path.Replace('\\', '/');
        string combined = directory.Length > 0 ? Path.Combine(directory, path) : path;
        // GetFullPath would take the compiler's working directory as the base of a relative path, which is nobody's intention.
        return Path.IsPathRooted(combined) ? Slashes(Path.GetFullPath(combined)) : Slashes(combined);
    }

    /// <summary>The path of a file below a folder; false when it does not lie in it. Both are normalised.</summary>
    public static bool TryMakeRelative(string root, string file, out string relative)
    {
        string prefix = root.Length == 0 || root[root.Length - 1] == '/' ? root : root + "/";
        bool inside = file.StartsWith(prefix, _comparison) && file.Length > prefix.Length && file[prefix.Length] != '/';
        relative = inside ? file.Substring(prefix.Length) : file;
        return inside;
    }

    public static string FileName(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static string Slashes(string path) => Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
}

/// <summary>How an import path came about.</summary>
internal enum PathKind
{
    /// <summary>Relative to the root that was said.</summary>
    BelowRoot,

    /// <summary>A root was said, and the file does not lie in it; the file name is taken.</summary>
    OutsideRoot,

    /// <summary>The file's place in the project.</summary>
    InProject,

    /// <summary>The file is somewhere else, and the file name is taken.</summary>
    NameOnly,
}
