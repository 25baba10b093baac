namespace ProtoGen.Cli.Sources;

/// <summary>protoc's rules about the spelling of paths. They never ask the disk, so two spellings of one folder are two folders.</summary>
internal static class VirtualPath
{
    /// <summary>Forward slashes, no empty parts, no <c>.</c>; <c>..</c> stays, because it means something else behind a symbolic link.</summary>
    public static string Canonicalize(string path)
    {
        if (OperatingSystem.IsWindows())
            path = path.Replace('\\', '/');
        string joined = string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(static part => part != "."));
        string start = path.StartsWith('/') ? "/" : "";
        string end = path.EndsWith('/') && joined.Length > 0 ? "/" : "";
        return start + joined + end;
    }

    /// <summary>An import path has one spelling only, or one file could be imported twice.</summary>
    public static bool IsCanonical(string path) => path == Canonicalize(path) && !HasParent(path);

    public static bool HasParent(string path) => path.Split('/').Contains("..");

    /// <summary>Replaces one prefix of whole parts by another; null when the path does not start with it or climbs out of it.</summary>
    public static string? Rebase(string path, string from, string to)
    {
        string rest;
        if (from.Length == 0)
        {
            if (path.StartsWith('/') || IsDrivePath(path))
                return null;
            rest = path;
        }
        else if (!path.StartsWith(from, StringComparison.Ordinal))
        {
            return null;
        }
        else if (path.Length == from.Length)
        {
            return to;
        }
        else if (path[from.Length] == '/')
        {
            rest = path[(from.Length + 1)..];
        }
        else if (from[^1] == '/')
        {
            rest = path[from.Length..];
        }
        else
        {
            return null;
        }
        if (HasParent(rest))
            return null;
        return to.Length == 0 ? rest : to.EndsWith('/') ? to + rest : $"{to}/{rest}";
    }

    private static bool IsDrivePath(string path) =>
        OperatingSystem.IsWindows() && path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] == '/';
}
