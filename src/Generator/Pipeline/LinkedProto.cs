using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Naming;
using ProtoGen.Parser;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Pipeline;

/// <summary>A file with its descriptor and what it gives as long as no name of it is taken elsewhere.</summary>
internal sealed record LinkedProto(ParsedProto File, LinkedFile Linked, string HintStem, FileResult Result)
{
    public FileDescriptor Descriptor => Linked.Descriptor;

    /// <summary>The namespace without <c>@</c>; null when nothing is generated.</summary>
    public string? Namespace => Result.Sources.Count == 0 ? null : DeclaredName.Unescape(Result.Sources[0].Namespace);

    public IEnumerable<DeclaredName> Names => Result.Sources.SelectMany(DeclaredName.Of);

    /// <summary>The result again, with other names.</summary>
    public ImmutableEquatableArray<FileSpec> Rebuild(NameOverrides overrides) =>
        FileSpecBuilder.Build(Descriptor, File.Options, HintStem, Linked.HasErrors || File.Parsed.HasErrors, overrides).ToImmutableEquatableArray();
}
