using ProtoGen.Generator.Pipeline;

namespace ProtoGen.Generator.Enums;

/// <summary>What the emitter knows of an enum. Equality is by value; places in the source are no part of it.</summary>
/// <param name="Access"><c>public</c> or <c>internal</c>.</param>
public sealed record EnumSpec(string Name, string Access, string FullName, string? Doc, bool IsDeprecated, ImmutableEquatableArray<EnumValueSpec> Values);

/// <summary>One value of an enum.</summary>
/// <param name="AliasOf">The C# name of the first value with the same number; null for that one.</param>
public sealed record EnumValueSpec(string Name, int Number, string ProtoName, string? AliasOf, string? Doc, bool IsDeprecated);
