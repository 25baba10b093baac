using ProtoGen.Reflection;

namespace ProtoGen;

/// <summary>How text format is written. Instances are immutable and may be shared.</summary>
public sealed record TextFormatOptions
{
    /// <summary>The defaults: one field per line, what parses back to the same message.</summary>
    public static readonly TextFormatOptions Default = new();

    /// <summary>Writes everything on one line. False by default: one field per line, indented by two spaces.</summary>
    public bool SingleLine { get; init; }

    /// <summary>
    /// Writes unknown fields too, by number. A length-delimited one is shown as a message where its bytes can be one. Such text is for people: no parser takes
    /// field numbers. False by default.
    /// </summary>
    public bool PrintUnknownFields { get; init; }

    /// <summary>
    /// Writes <c>[REDACTED]</c> for fields and enum values marked <c>debug_redact</c>, and for every unknown field, whose schema may say so. For logs: such text does
    /// not parse. False by default.
    /// </summary>
    public bool Redact { get; init; }

    /// <summary>Writes a <c>google.protobuf.Any</c> as its content where the registry has the type. True by default.</summary>
    public bool ExpandAny { get; init; } = true;

    /// <summary>Escapes all of a string that is not ASCII, as <c>protoc --decode</c> does. False by default.</summary>
    public bool EscapeNonAscii { get; init; }

    /// <summary>Where the types in <c>google.protobuf.Any</c> and the extensions are found; null for the message's own file and all that it imports.</summary>
    public TypeRegistry? Registry { get; init; }
}
