namespace ProtoGen.Parser;

public static partial class LinkRules
{
    public static readonly DiagnosticRule ImportNotFound = Error("PGEN0200", "Imported file not found",
        "cannot find the imported file \"{0}\"",
        "The path is relative to a ProtoRoot, with forward slashes. Add the file to the compilation, or fix the path.");

    public static readonly DiagnosticRule ImportCycle = Error("PGEN0201", "Files import each other",
        "import \"{0}\" closes a cycle: {1}",
        "Move the shared declarations to a file that both can import.");

    public static readonly DiagnosticRule DuplicateImport = Error("PGEN0202", "File imported twice",
        "\"{0}\" is imported twice",
        "Remove one of the imports.");

    public static readonly DiagnosticRule NameNotFound = Error("PGEN0203", "Name not defined",
        "\"{0}\" is not defined{1}",
        "Check the spelling, or import the file that defines the name.");

    public static readonly DiagnosticRule NameNotImported = Error("PGEN0204", "Name defined in a file that is not imported",
        "\"{0}\" is defined in \"{1}\", which is not imported",
        "Add an import of that file. Imports of imports are visible only when they are public.");

    public static readonly DiagnosticRule NameResolvedToMissing = Error("PGEN0205", "Name hidden by an inner scope",
        "\"{0}\" resolves to \"{1}\", which is not defined: the first component of a name is looked up in the innermost scope first",
        "Start the name with a dot to look it up from the outermost scope.");

    public static readonly DiagnosticRule NotAType = Error("PGEN0206", "Name is not a type",
        "\"{0}\" is {1}, expected a message or an enum",
        "Only messages and enums can be the type of a field.");

    public static readonly DiagnosticRule NotAMessage = Error("PGEN0207", "Name is not a message",
        "\"{0}\" is {1}, expected a message",
        "Requests, responses and the target of extend must be messages.");

    public static readonly DiagnosticRule DuplicateName = Error("PGEN0208", "Name already defined",
        "\"{0}\" is already defined in {1}",
        "Give one of the two another name. Names of messages, enums, enum values, services, fields and extensions share one scope.");

    public static readonly DiagnosticRule DuplicateEnumValueName = Error("PGEN0209", "Enum value name already defined",
        "\"{0}\" is already defined in {1}; enum values are siblings of their enum, not members of it",
        "Prefix the values with the name of the enum.");

    public static readonly DiagnosticRule NameIsPackage = Error("PGEN0210", "Name clashes with a package",
        "\"{0}\" is both {1} and a package, which \"{2}\" uses",
        "Rename one of the two.");

    public static readonly DiagnosticRule NotVisible = Error("PGEN0211", "Symbol is local to its file",
        "\"{0}\" is local to \"{1}\" and cannot be used here{2}",
        "Write export before its declaration, or set features.default_symbol_visibility in its file.");

    public static readonly DiagnosticRule MapEntryNameConflict = Error("PGEN0212", "Name clashes with a map entry",
        "the entry type \"{0}\" of map field \"{1}\" clashes with {2} of the same name",
        "A map field foo_bar reserves the nested type name FooBarEntry. Rename the field or the other declaration.");

    public static readonly DiagnosticRule JsonNameConflict = Error("PGEN0213", "JSON names clash",
        "the {0} JSON name \"{1}\" of field \"{2}\" clashes with the {3} JSON name of field \"{4}\"",
        "Rename a field or set json_name.");

    public static readonly DiagnosticRule InvalidJsonName = Error("PGEN0214", "Invalid JSON name",
        "the JSON name \"{0}\" of field \"{1}\" is invalid: {2}",
        "A json_name must not look like [extension], must not hold NUL, and extensions cannot have one.");

    public static readonly DiagnosticRule OptionImportTooEarly = Error("PGEN0215", "Option import before edition 2024",
        "option imports need edition 2024 or later",
        "Use a plain import, or raise the edition.");

    public static readonly DiagnosticRule WeakImportRemoved = Error("PGEN0216", "Weak import in edition 2024",
        "weak imports are not allowed in edition 2024 and later",
        "Use a plain import, or import option for custom options.");

    public static readonly DiagnosticRule LiteImport = Error("PGEN0217", "Import of a lite file",
        "this file is not optimized for the lite runtime, but it imports \"{0}\", which is",
        "Set optimize_for = LITE_RUNTIME here too, or remove it there.");

    public static readonly DiagnosticRule NamingStyle = Error("PGEN0218", "Name against the naming style",
        "{0} name \"{1}\" {2}",
        "Rename it, or set features.enforce_naming_style = STYLE_LEGACY.");

    public static readonly DiagnosticRule ReservedNameUsed = Error("PGEN0219", "Reserved name used",
        "{0} name \"{1}\" is reserved",
        "Choose another name; reserved names guard data that older versions wrote.");

    public static readonly DiagnosticRule ReservedNameTwice = Error("PGEN0220", "Name reserved twice",
        "the name \"{0}\" is reserved twice",
        "Remove one of the two.");

    public static readonly DiagnosticRule MapEntryAsType = Error("PGEN0221", "Map entry used as a type",
        "\"{0}\" is the entry type of a map field and cannot be used as a type",
        "Declare a message of your own, or use map<key, value>.");

    public static readonly DiagnosticRule EnumValuePrefixConflict = Error("PGEN0222", "Enum values differ only by prefix or case",
        "enum values \"{0}\" and \"{1}\" are the same without the prefix of the enum and without case",
        "Rename one of them, or give both the same number with allow_alias.");

    public static readonly DiagnosticRule PackageTooDeep = Error("PGEN0223", "Package name too long",
        "the package name is too long: {0}",
        "A package may have at most 101 components and 511 characters.");

    public static readonly DiagnosticRule StrictVisibility = Error("PGEN0225", "Nested symbol exported under STRICT",
        "nested {0} \"{1}\" cannot be exported while features.default_symbol_visibility is STRICT",
        "Move it to the top level, ideally to a file of its own.");

    public static readonly DiagnosticRule RedactingOptionImport = Error("PGEN0226", "Option import that redacts",
        "the custom option \"{0}\" of this option import can hold \"{1}\", which is marked debug_redact",
        "Use a plain import, so that programs know the option when they print messages, or remove debug_redact there.");
}
