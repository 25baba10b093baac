using System.Collections.Generic;
using System.Linq;
using ProtoGen.Generator.Naming;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Pipeline;

/// <summary>A linked file and what it gives as long as no name of it is taken elsewhere.</summary>
internal sealed class NamedProto(ParsedProto file, LinkedProto linked, GeneratedParts parts, string hintStem, FileResult result)
{
    public ParsedProto File { get; } = file;

    public string ImportPath => linked.ImportPath;

    public FileDescriptor Descriptor => linked.Descriptor!;

    public FileResult Result { get; } = result;

    /// <summary>The namespace without <c>@</c>; null when nothing is generated.</summary>
    public string? Namespace => Result.Sources.Count == 0 ? null : DeclaredName.Unescape(Result.Sources[0].Namespace);

    public IEnumerable<DeclaredName> Names => Result.Sources.SelectMany(DeclaredName.Of);

    /// <summary>The sources again, with other names.</summary>
    public ImmutableEquatableArray<FileSpec> Rename(NameOverrides overrides) => linked.Rename(parts, hintStem, overrides);
}
