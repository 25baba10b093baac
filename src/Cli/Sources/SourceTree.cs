using System.Collections.Concurrent;
using ProtoGen.Parser;

namespace ProtoGen.Cli.Sources;

/// <summary>Files below the import roots, then those of descriptor sets. Reading is safe on several threads.</summary>
internal sealed class SourceTree(IReadOnlyList<ProtoRoot> roots, IReadOnlyList<DescriptorSetSource> sets, string folder) : IProtoFileSource
{
    private readonly ConcurrentDictionary<string, string> _diskPaths = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _problems = [];
    private int _filesRead;

    public int FilesRead => Volatile.Read(ref _filesRead);

    /// <summary>Files that are there but cannot be read.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    /// <summary>How a person finds the file: the path on disk, as the roots spell it; the import path of a file that is not on disk.</summary>
    public string Show(string importPath) => _diskPaths.GetValueOrDefault(importPath, importPath);

    public bool TryRead(string importPath, out SourceText source)
    {
        if (VirtualPath.IsCanonical(importPath) && TryFind(importPath, out string diskPath) && TryRead(importPath, diskPath, out source))
        {
            Interlocked.Increment(ref _filesRead);
            return true;
        }
        foreach (DescriptorSetSource set in sets)
        {
            if (set.TryRead(importPath, out source))
                return true;
        }
        source = null!;
        return false;
    }

    /// <summary>
    /// What a file argument is imported as. A path on disk is mapped through the first root that holds it, unless an earlier
    /// root has another file of the same import path; anything else must be an import path.
    /// </summary>
    public bool TryMapInput(string file, out string importPath, out string problem)
    {
        importPath = file;
        problem = "";
        bool isOnDisk = roots.Count > 0 && Path.Exists(Full(file));
        if (!isOnDisk)
            return IsImportPath(file) || Fail(out problem, roots.Count == 0 ? "no descriptor set has this file" : "there is no such file, neither on disk nor below an import root");

        string canonical = VirtualPath.Canonicalize(file);
        int index = 0;
        string? mapped = null;
        while (index < roots.Count && (mapped = roots[index].ToImportPath(canonical)) is null)
            index++;
        if (mapped is null)
            return IsImportPath(file) || Fail(out problem, "the file lies in no folder given with -I; such a folder must be a prefix of the path as it is written");
        importPath = mapped;
        for (int i = 0; i < index; i++)
        {
            if (roots[i].ToDisk(mapped) is { } shadow && Path.Exists(Full(shadow)))
                return Fail(out problem, $"shadowed by \"{shadow}\", which an earlier -I finds as \"{mapped}\"; name that file, or put the folder of this one first");
        }
        if (Directory.Exists(Full(file)))
            return IsInSet(file) || Fail(out problem, "is a folder");
        return true;
    }

    private bool IsImportPath(string file) =>
        (VirtualPath.IsCanonical(file) && TryFind(file, out _)) || IsInSet(file) || (roots.Count > 0 && BundledProtos.TryGet(file, out _));

    private bool IsInSet(string file) => sets.Any(set => set.TryRead(file, out _));

    private bool TryFind(string importPath, out string diskPath)
    {
        foreach (ProtoRoot root in roots)
        {
            if (root.ToDisk(importPath) is { } candidate && File.Exists(Full(candidate)))
            {
                diskPath = candidate;
                return true;
            }
        }
        diskPath = "";
        return false;
    }

    private bool TryRead(string importPath, string diskPath, out SourceText source)
    {
        try
        {
            using FileStream file = new(Full(diskPath), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            source = SourceText.FromUtf8(importPath, file);
            _diskPaths[importPath] = diskPath;
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _problems.Add($"{diskPath}: {exception.Message}");
            source = null!;
            return false;
        }
    }

    private string Full(string path) => Path.Combine(folder, path);

    private static bool Fail(out string problem, string text)
    {
        problem = text;
        return false;
    }
}
