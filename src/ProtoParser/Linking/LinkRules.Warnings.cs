namespace ProtoGen.Parser;

public static partial class LinkRules
{
    public static readonly DiagnosticRule UnusedImport = Warning("PGEN0600", "Unused import",
        "import \"{0}\" is unused",
        "Remove the import.");

    public static readonly DiagnosticRule LegacyJsonNameConflict = Warning("PGEN0601", "JSON names clash",
        "the {0} JSON name \"{1}\" of field \"{2}\" clashes with the {3} JSON name of field \"{4}\"",
        "Rename a field or set json_name; proto3 and editions reject this.");

    public static readonly DiagnosticRule LegacyEnumValueConflict = Warning("PGEN0602", "Enum values differ only by prefix or case",
        "enum values \"{0}\" and \"{1}\" are the same without the prefix of the enum and without case",
        "Rename one of them.");

    public static readonly DiagnosticRule ForeignExtensionNumber = Warning("PGEN0603", "Extension number used in another file",
        "extension number {0} of \"{1}\" is already used by \"{2}\" in \"{3}\"",
        "Choose another number: the two cannot be told apart on the wire.");

    public static readonly DiagnosticRule FeatureDeprecated = Warning("PGEN0604", "Deprecated feature",
        "\"{0}\" is deprecated since edition {1}{2}",
        "Remove the setting.");
}
