using System;
using System.Collections.Generic;

namespace ProtoGen.Parser;

/// <summary>Files that are in memory already: of an editor, a generator, or a test.</summary>
public sealed class InMemoryProtoSource : IProtoFileSource
{
    private readonly Dictionary<string, SourceText> _files = new(StringComparer.Ordinal);

    public InMemoryProtoSource(IEnumerable<SourceText> files)
    {
        foreach (SourceText file in files)
            _files[file.Path] = file;
    }

    public bool TryRead(string importPath, out SourceText source) => _files.TryGetValue(importPath, out source!);
}
