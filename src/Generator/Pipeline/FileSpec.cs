using ProtoGen.Generator.Enums;
using ProtoGen.Generator.Extensions;
using ProtoGen.Generator.Messages;
using ProtoGen.Generator.References;
using ProtoGen.Generator.Reflection;
using ProtoGen.Generator.Services;

namespace ProtoGen.Generator.Pipeline;

/// <summary>
/// One C# file to write: all of a .proto file, or, for a large one, a part of it. Equality is by value, and no place in the source is part
/// of it, so an edit that changes nothing but places writes nothing.
/// </summary>
/// <param name="HintName">Unique in the compilation whatever the case of its letters.</param>
/// <param name="Namespace">Empty for the global namespace.</param>
/// <param name="Extensions">The extensions at the top level; null when there are none, and in all but the first part.</param>
/// <param name="Reflection">The embedded descriptor; null in all but the first part.</param>
internal sealed record FileSpec(
    string HintName,
    string ImportPath,
    string Namespace,
    ImmutableEquatableArray<EnumSpec> Enums,
    ImmutableEquatableArray<MessageSpec> Messages,
    ImmutableEquatableArray<ServiceSpec> Services,
    ExtensionsSpec? Extensions,
    ReflectionSpec? Reflection)
{
    /// <summary>What importing projects read; null in all but the first part, and for the files that every project has.</summary>
    public ProtoFileSpec? ProtoFile { get; init; }
}
