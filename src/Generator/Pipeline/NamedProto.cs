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

    public DeclaredNames Names { get; } = linked.NamesOf(parts, hintStem);

    /// <summary>The sources again, with other names.</summary>
    public ImmutableEquatableArray<FileSpec> Rename(NameOverrides overrides) => linked.Rename(parts, hintStem, overrides);
}
