namespace ProtoGen.EveryValid.Hostile;

internal enum SyntaxKind
{
    Proto2,
    Proto3,
    Edition,
}

/// <summary>The language level of a file, with what a file of that level must say.</summary>
internal sealed record SchemaSyntax(SyntaxKind Kind, string Head, string FileOption)
{
    private static readonly string[] _features =
    [
        "", "option features.field_presence = IMPLICIT;", "option features.repeated_field_encoding = EXPANDED;", "option features.message_encoding = DELIMITED;",
        "option features.utf8_validation = NONE;", "option features.json_format = LEGACY_BEST_EFFORT;",
    ];

    public bool HasExtensions => Kind != SyntaxKind.Proto3;

    /// <summary>Fields without presence: an enum with another default than zero has none.</summary>
    public bool IsImplicit => FileOption.Contains("IMPLICIT", StringComparison.Ordinal);

    public static SchemaSyntax Pick(Random random) => random.Next(4) switch
    {
        0 => new(SyntaxKind.Proto2, "syntax = \"proto2\";", ""),
        1 => new(SyntaxKind.Proto3, "syntax = \"proto3\";", ""),
        2 => new(SyntaxKind.Edition, "edition = \"2023\";", _features[random.Next(_features.Length)]),
        // Names that this generator makes are not those that the style of 2024 wants.
        _ => new(SyntaxKind.Edition, "edition = \"2024\";", "option features.enforce_naming_style = STYLE_LEGACY; option features.default_symbol_visibility = EXPORT_ALL; " + _features[random.Next(_features.Length)]),
    };
}
