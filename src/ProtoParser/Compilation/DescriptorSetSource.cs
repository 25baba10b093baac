using System;
using System.Collections.Generic;
using ProtoGen.Parser.Decompilation;

namespace ProtoGen.Parser;

/// <summary>
/// The files of a serialized <c>google.protobuf.FileDescriptorSet</c> as a source of imports. A file from it takes part in a
/// compilation like any other, except that its descriptor is written back as it came. Safe to call from several threads.
/// </summary>
public sealed class DescriptorSetSource : IProtoFileSource
{
    private readonly Dictionary<string, SourceText> _files = new(StringComparer.Ordinal);

    private DescriptorSetSource()
    {
    }

    /// <summary>The import paths of all files, in the order of the set.</summary>
    public IReadOnlyList<string> Paths => [.. _files.Keys];

    /// <param name="bytes">The serialized set.</param>
    /// <param name="source">The files; null when the bytes are no such set.</param>
    /// <param name="error">Why they are not; null on success.</param>
    public static bool TryParse(byte[] bytes, out DescriptorSetSource? source, out string? error)
    {
        source = null;
        string path = "";
        try
        {
            var result = new DescriptorSetSource();
            foreach (WireMessage file in new WireMessage(bytes).Messages(1))
            {
                path = file.Text(1);
                // The first of two files with one name counts, as in protoc.
                if (!result._files.ContainsKey(path))
                    result._files.Add(path, SourceText.FromDescriptor(path, file));
            }
            source = result;
            error = null;
            return true;
        }
        catch (InvalidDescriptorException exception)
        {
            error = path.Length == 0 ? exception.Message : $"{path}: {exception.Message}";
            return false;
        }
    }

    public bool TryRead(string importPath, out SourceText source) => _files.TryGetValue(importPath, out source!);
}
