using ProtoGen.Generator.Enums;
using ProtoGen.Generator.Pipeline;

namespace ProtoGen.Generator.Messages;

/// <summary>What the emitter knows of a message. Equality is by value.</summary>
public sealed record MessageSpec(
    string Name, string Access, string? Doc, bool IsDeprecated, ImmutableEquatableArray<string> Properties, ImmutableEquatableArray<MessageSpec> Messages, ImmutableEquatableArray<EnumSpec> Enums);
