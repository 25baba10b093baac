using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Diagnostics;

namespace ProtoGen.Generator.Pipeline;

/// <summary>All that one .proto file gives: the C# files to write and what there is to say about it. Equality is by value.</summary>
internal sealed record FileResult(ImmutableEquatableArray<FileSpec> Sources, ImmutableEquatableArray<DiagnosticInfo> Diagnostics)
{
    public static readonly FileResult Empty = new([], []);

    /// <summary>The same with more to say; the same object when there is no more.</summary>
    public FileResult With(params DiagnosticInfo?[] more) =>
        more.Any(finding => finding is not null) ? this with { Diagnostics = Diagnostics.Concat(more.OfType<DiagnosticInfo>()).ToImmutableEquatableArray() } : this;
}
