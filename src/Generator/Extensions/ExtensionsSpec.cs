using ProtoGen.Generator.Pipeline;

namespace ProtoGen.Generator.Extensions;

/// <summary>A static class of extensions: those of one file, or those declared inside one message.</summary>
/// <param name="ClassName">The name at the declaration.</param>
/// <param name="Access">The class's modifier.</param>
/// <param name="Scope">What declares them, as XML for the documentation.</param>
public sealed record ExtensionsSpec(string ClassName, string Access, string Scope, ImmutableEquatableArray<ExtensionSpec> Items);
