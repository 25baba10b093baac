using ProtoGen.Generator.Diagnostics;

namespace ProtoGen.Generator.Pipeline;

/// <summary>All that one .proto file gives: the C# files to write and what there is to say about it. Equality is by value.</summary>
internal sealed record FileResult(ImmutableEquatableArray<FileSpec> Sources, ImmutableEquatableArray<DiagnosticInfo> Diagnostics)
{
    public static readonly FileResult Empty = new([], []);
}
