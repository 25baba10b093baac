using ProtoGen.Reflection;

namespace ProtoGen;

/// <summary>How ProtoJSON is written. Instances are immutable and may be shared.</summary>
public sealed record JsonFormatOptions
{
    /// <summary>The defaults: one line, JSON names, enum names, no fields at their default.</summary>
    public static readonly JsonFormatOptions Default = new();

    /// <summary>Writes one field per line, indented by two spaces. False by default.</summary>
    public bool Indented { get; init; }

    /// <summary>Writes fields without presence also when they hold their default: <c>0</c>, <c>""</c>, <c>false</c>, <c>[]</c>, <c>{}</c>. False by default.</summary>
    public bool IncludeDefaults { get; init; }

    /// <summary>Writes the names of the .proto file instead of lowerCamelCase. False by default.</summary>
    public bool UseProtoNames { get; init; }

    /// <summary>Writes enum values as numbers instead of names. False by default.</summary>
    public bool EnumsAsNumbers { get; init; }

    /// <summary>Where the types in <c>google.protobuf.Any</c> and the extensions are found; null for the message's own file and all that it imports.</summary>
    public TypeRegistry? Registry { get; init; }
}
