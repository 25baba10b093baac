namespace ProtoGen.Parser;

public static partial class DiagnosticRules
{
    public static readonly DiagnosticRule UnexpectedToken = Error("PGEN0100", "Unexpected token",
        "unexpected {0} {1}, expected {2}",
        "Compare the line with the grammar of the construct; often a token is missing just before this one.");

    public static readonly DiagnosticRule MissingSemicolon = Error("PGEN0101", "Missing semicolon",
        "unexpected {0} {1}, expected ';'",
        "End the statement with a semicolon.");

    public static readonly DiagnosticRule MissingBrace = Error("PGEN0102", "Missing closing brace",
        "unexpected {0} in {1}, expected '}}'",
        "Close the block; the related place shows where it starts.");

    public static readonly DiagnosticRule UnmatchedBrace = Error("PGEN0103", "Closing brace without a block",
        "unexpected '}}' at the top level, expected a declaration",
        "Remove the brace, or look for one too many further up.");

    public static readonly DiagnosticRule LevelNotFirst = Error("PGEN0104", "Syntax or edition not first",
        "unexpected '{0}' statement here, expected it before every other declaration",
        "Move the statement to the top of the file.");

    public static readonly DiagnosticRule DuplicateLevel = Error("PGEN0105", "Second syntax or edition",
        "unexpected second '{0}' statement, expected one per file",
        "Keep the first one.");

    public static readonly DiagnosticRule UnknownSyntax = Error("PGEN0106", "Unknown syntax",
        "unexpected syntax \"{0}\", expected \"proto2\" or \"proto3\"",
        "Later language levels are editions: edition = \"2023\";");

    public static readonly DiagnosticRule UnknownEdition = Error("PGEN0107", "Unknown edition",
        "unexpected edition \"{0}\", expected \"2023\", \"2024\" or \"2026\"",
        "Use one of the editions that this compiler knows; proto2 and proto3 are written with 'syntax'.");

    public static readonly DiagnosticRule DuplicatePackage = Error("PGEN0108", "Second package",
        "unexpected second 'package' statement, expected one per file",
        "A file has one package. Split the file, or remove one of the statements.");

    public static readonly DiagnosticRule ImportAfterOptionImport = Error("PGEN0109", "Import after an option import",
        "unexpected import after an option import, expected option imports last",
        "Move the 'import option' statements behind the other imports.");

    public static readonly DiagnosticRule MissingNumber = Error("PGEN0110", "Missing number",
        "unexpected {0} after {1}, expected '=' and a number",
        "Every field and every enum value has a number that identifies it in encoded data.");

    public static readonly DiagnosticRule IntegerOutOfRange = Error("PGEN0111", "Integer out of range",
        "integer {0} is out of range, expected {1}",
        "Choose a number within the range.");

    public static readonly DiagnosticRule MissingLabel = Error("PGEN0112", "Missing label",
        "unexpected type {0} at the start of a field, expected 'optional', 'required' or 'repeated'",
        "In proto2 every field has a label, except members of a oneof and map fields. A file without a 'syntax' statement is proto2.");

    public static readonly DiagnosticRule LabelInEditions = Error("PGEN0113", "Label of proto2 in an edition",
        "unexpected '{0}' in a file with an edition, expected a type or 'repeated'",
        "Fields have explicit presence unless features.field_presence says otherwise; LEGACY_REQUIRED replaces 'required'.");

    public static readonly DiagnosticRule RequiredInProto3 = Error("PGEN0114", "Required field in proto3",
        "unexpected 'required' in proto3, expected 'optional', 'repeated' or a type",
        "proto3 has no required fields; check the value in the application.");

    public static readonly DiagnosticRule LabelInOneof = Error("PGEN0115", "Label in a oneof",
        "unexpected '{0}' in a oneof, expected a type",
        "Members of a oneof have presence by themselves. For a list, wrap it in a message.");

    public static readonly DiagnosticRule LabelOnMap = Error("PGEN0116", "Label on a map field",
        "unexpected '{0}' on a map field, expected 'map' without a label",
        "A map field is repeated by nature. Remove the label.");

    public static readonly DiagnosticRule MapNotAllowed = Error("PGEN0117", "Map field not allowed here",
        "unexpected map field in {0}, expected another type",
        "Declare the map in a message of its own and use that message here.");

    public static readonly DiagnosticRule GroupNotAllowed = Error("PGEN0118", "Group not allowed",
        "unexpected 'group' in {0}, expected a message type",
        "Groups exist in proto2 only. In editions, a message field with features.message_encoding = DELIMITED is encoded alike.");

    public static readonly DiagnosticRule GroupName = Error("PGEN0119", "Group name in lower case",
        "unexpected group name '{0}', expected a capital letter first",
        "A group declares a message and a field; the field's name is the group's in lower case.");

    public static readonly DiagnosticRule DefaultInProto3 = Error("PGEN0120", "Default value in proto3",
        "unexpected 'default' in proto3, expected other field options",
        "The defaults of proto3 are fixed: zero, false, empty, and the first enum value.");

    public static readonly DiagnosticRule DuplicateFieldOption = Error("PGEN0121", "Field option set twice",
        "unexpected second '{0}', expected one per field",
        "Remove one of the two.");

    public static readonly DiagnosticRule ReservedString = Error("PGEN0122", "Reserved name as a string in an edition",
        "unexpected string literal after 'reserved', expected a name without quotes",
        "Editions reserve names as identifiers: reserved foo, bar;");

    public static readonly DiagnosticRule ReservedIdentifier = Error("PGEN0123", "Reserved name without quotes",
        "unexpected name '{0}' after 'reserved', expected a string literal or a number",
        "proto2 and proto3 reserve names as string literals: reserved \"foo\", \"bar\";");

    public static readonly DiagnosticRule MisplacedVisibility = Error("PGEN0124", "Visibility on something else",
        "unexpected {0} after '{1}', expected 'message' or 'enum'",
        "Only messages and enums have a visibility.");

    public static readonly DiagnosticRule NestingTooDeep = Error("PGEN0125", "Nested too deeply",
        "unexpected {0} nested more than {1} levels deep, expected a flatter structure",
        "Move inner declarations outwards, or build the value from fewer levels.");

    public static readonly DiagnosticRule ScalarAsMessage = Error("PGEN0126", "Scalar where a message is needed",
        "unexpected scalar type '{0}' {1}, expected a message type",
        "Wrap the value in a message; google/protobuf/wrappers.proto has one for each scalar type.");

    public static readonly DiagnosticRule AliasForbiddenInVain = Error("PGEN0127", "allow_alias = false",
        "unexpected 'allow_alias = false' in enum '{0}', expected 'true' or no such option",
        "Aliases are forbidden by default. Remove the option.");

    public static readonly DiagnosticRule AliasAllowedInVain = Error("PGEN0128", "allow_alias without aliases",
        "unexpected 'allow_alias' in enum '{0}', expected two values with the same number",
        "No two values share a number. Remove the option.");

    public static readonly DiagnosticRule InvalidTypeUrl = Error("PGEN0129", "Invalid name between brackets",
        "unexpected '[{0}]' as a field name, expected an extension such as [pkg.ext] or a type URL such as [type.googleapis.com/pkg.Message]",
        "The part after the last slash is the full name of a message; a part before it must not start with a slash.");

    public static readonly DiagnosticRule MissingSyntax = Warning("PGEN0650", "No syntax or edition",
        "no 'syntax' or 'edition' statement, the file is read as proto2",
        "Start the file with edition = \"2023\"; or with syntax = \"proto3\"; or syntax = \"proto2\";");

    public static readonly DiagnosticRule ReservedNameInvalid = Warning("PGEN0651", "Reserved name is no identifier",
        "reserved name \"{0}\" is not an identifier, so no field can have it",
        "Check the spelling of the name that is to be reserved.");
}
