namespace ProtoGen.Cli.Sources;

/// <summary>One <c>-I</c>: import paths that start with a prefix lie in a folder. The mapping works on spelling alone, as protoc's does.</summary>
internal sealed record ProtoRoot
{
    public ProtoRoot(string prefix, string folder)
    {
        Prefix = prefix;
        Argument = folder;
        Folder = VirtualPath.Canonicalize(folder);
    }

    public string Prefix { get; }

    /// <summary>The folder as it was written.</summary>
    public string Argument { get; }

    /// <summary>The folder without <c>.</c> parts, so empty for the current one.</summary>
    public string Folder { get; }

    /// <summary>Several roots or files in one argument, joined by the platform's separator.</summary>
    public static string[] Split(string argument)
    {
        // C:\protos contains a colon that separates nothing.
        char separator = OperatingSystem.IsWindows() ? ';' : ':';
        return argument.Split(separator, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Reads <c>DIR</c> or <c>PREFIX=DIR</c>; a folder whose own name has an equals sign is found when it exists.</summary>
    public static ProtoRoot Parse(string text, Func<string, bool> exists)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return new ProtoRoot("", text);
        string folder = text[(equals + 1)..];
        return folder.Length > 0 && !exists(folder) && exists(text) ? new ProtoRoot("", text) : new ProtoRoot(text[..equals], folder);
    }

    public string? ToDisk(string importPath) => VirtualPath.Rebase(importPath, Prefix, Folder);

    public string? ToImportPath(string diskPath) => VirtualPath.Rebase(diskPath, Folder, Prefix);
}
