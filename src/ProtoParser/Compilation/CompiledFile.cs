using System.Collections.Generic;
using System.Linq;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser;

/// <summary>One file of a compilation: its syntax, its descriptor, and all that is wrong with it.</summary>
public sealed class CompiledFile
{
    internal CompiledFile(ParsedFile parsed, LinkedFile linked, IReadOnlyList<Diagnostic> across)
    {
        Parsed = parsed;
        Descriptor = linked.Descriptor;
        HasErrors = parsed.HasErrors || linked.HasErrors || across.Count > 0;
        Diagnostics = parsed.Diagnostics.Count + linked.Diagnostics.Count + across.Count == 0
            ? []
            : [.. parsed.Diagnostics.Concat(linked.Diagnostics).Concat(across).OrderBy(static item => item.Location.Span.Start)];
    }

    public string Path => Parsed.Source.Path;

    public ParsedFile Parsed { get; }

    public FileDescriptor Descriptor { get; }

    /// <summary>Of parser, linker, and of the comparison with other files; in source order.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public bool HasErrors { get; }
}
