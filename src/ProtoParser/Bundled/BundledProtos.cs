using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;

namespace ProtoGen.Parser;

/// <summary>
/// The .proto files that can be imported without being given: all of google/protobuf, and those of google/api, google/rpc and
/// google/type that services commonly need. They are resources of this assembly, named by their import path.
/// </summary>
public static class BundledProtos
{
    private static readonly Assembly _assembly = typeof(BundledProtos).Assembly;
    private static readonly string[] _paths = FindPaths();
    private static readonly ConcurrentDictionary<string, SourceText> _sources = new(StringComparer.Ordinal);

    /// <summary>The import paths of all bundled files, in ordinal order.</summary>
    public static IReadOnlyList<string> Paths => _paths;

    /// <summary>Finds a bundled file by its import path; the same path gives the same object every time.</summary>
    public static bool TryGet(string path, out SourceText source)
    {
        if (_sources.TryGetValue(path, out source!))
            return true;
        if (Array.BinarySearch(_paths, path, StringComparer.Ordinal) < 0)
            return false;
        source = _sources.GetOrAdd(path, Load);
        return true;
    }

    private static string[] FindPaths()
    {
        string[] paths = [.. _assembly.GetManifestResourceNames().Where(static name => name.EndsWith(".proto", StringComparison.Ordinal))];
        Array.Sort(paths, StringComparer.Ordinal);
        return paths;
    }

    private static SourceText Load(string path)
    {
        using Stream stream = _assembly.GetManifestResourceStream(path)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new SourceText(path, reader.ReadToEnd());
    }
}
