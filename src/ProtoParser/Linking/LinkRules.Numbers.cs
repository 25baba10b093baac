namespace ProtoGen.Parser;

public static partial class LinkRules
{
    public static readonly DiagnosticRule NumberOutOfRange = Error("PGEN0300", "Field number out of range",
        "field number {0} is out of range, expected 1 to {1}",
        "Choose a number in the range; 1 to 15 take one byte on the wire.");

    public static readonly DiagnosticRule DuplicateNumber = Error("PGEN0301", "Field number used twice",
        "field number {0} is already used by \"{1}\"{2}",
        "Every field of a message needs its own number.");

    public static readonly DiagnosticRule NumberReserved = Error("PGEN0302", "Field number is reserved",
        "\"{0}\" uses the reserved number {1}",
        "Choose another number; reserved numbers guard data that older versions wrote.");

    public static readonly DiagnosticRule NumberInExtensionRange = Error("PGEN0303", "Field number in an extension range",
        "the number {1} of field \"{0}\" lies in the extension range {2}",
        "Numbers in an extension range belong to extensions only.");

    public static readonly DiagnosticRule InvalidRange = Error("PGEN0304", "Invalid range",
        "the range {0} to {1} is invalid: {2}",
        "A range runs from a smaller to a larger or equal number, within the allowed numbers.");

    public static readonly DiagnosticRule OverlappingRanges = Error("PGEN0305", "Ranges overlap",
        "{0} overlaps with {1}",
        "Every number may be reserved or opened to extensions once.");

    public static readonly DiagnosticRule NotAnExtensionNumber = Error("PGEN0306", "Number not open to extensions",
        "\"{0}\" does not declare {1} as an extension number",
        "Use a number of the message's extension ranges.");

    public static readonly DiagnosticRule DuplicateExtensionNumber = Error("PGEN0307", "Extension number used twice",
        "extension number {0} of \"{1}\" is already used by \"{2}\"",
        "Every extension of a message needs its own number.");

    public static readonly DiagnosticRule DuplicateEnumNumber = Error("PGEN0309", "Enum number used twice",
        "enum value \"{0}\" has the same number {1} as \"{2}\"",
        "Give it a number of its own, or write option allow_alias = true; in the enum.");

    public static readonly DiagnosticRule FirstEnumValueNotZero = Error("PGEN0310", "First enum value is not zero",
        "the first value of the open enum \"{0}\" must be zero",
        "Put a value with number 0 first; it is the default of every field of this type.");

    public static readonly DiagnosticRule EmptyEnum = Error("PGEN0311", "Enum without values",
        "enum \"{0}\" has no values",
        "Declare at least one value.");

    public static readonly DiagnosticRule InvalidMapKey = Error("PGEN0313", "Invalid type of map keys",
        "{0} cannot be the type of map keys",
        "Keys are integers, bool or string.");

    public static readonly DiagnosticRule MapEnumWithoutZero = Error("PGEN0314", "Map of an enum without zero",
        "the first value of enum \"{0}\" must be zero to be the type of map values",
        "Put a value with number 0 first.");

    public static readonly DiagnosticRule ClosedEnumInProto3 = Error("PGEN0315", "Closed enum in proto3",
        "the closed enum \"{0}\" cannot be used in a proto3 message",
        "Define the enum in a proto3 file, or use an int32 field.");

    public static readonly DiagnosticRule NotAllowedInProto3 = Error("PGEN0316", "Not allowed in proto3",
        "{0} not allowed in proto3",
        "Use proto2 or an edition for this construct.");

    public static readonly DiagnosticRule NotAllowedInEditions = Error("PGEN0317", "Not allowed in editions",
        "{0} not allowed in editions: use {1}",
        "Editions replace this construct by a feature.");

    public static readonly DiagnosticRule RequiredExtension = Error("PGEN0318", "Required extension",
        "the extension \"{0}\" cannot be required",
        "Extensions are optional or repeated.");

    public static readonly DiagnosticRule InvalidDefault = Error("PGEN0319", "Invalid default value",
        "the default of \"{0}\" is invalid: {1}",
        "A default is a literal of the field's type; repeated, message and map fields have none.");

    public static readonly DiagnosticRule MessageSet = Error("PGEN0320", "Invalid message set",
        "{0}",
        "A message with message_set_wire_format has extension ranges and no fields; its extensions are optional messages.");

    public static readonly DiagnosticRule LiteExtension = Error("PGEN0321", "Lite extension of a full message",
        "an extension of \"{0}\" cannot be declared in a file with optimize_for = LITE_RUNTIME",
        "Extensions of messages that are not lite belong into files that are not lite.");

    public static readonly DiagnosticRule LiteService = Error("PGEN0322", "Generic service in a lite file",
        "a file with optimize_for = LITE_RUNTIME cannot define services with generic services switched on",
        "Remove cc_generic_services and java_generic_services.");

    public static readonly DiagnosticRule Proto3Extension = Error("PGEN0323", "Extension in proto3",
        "\"{0}\" cannot be extended in proto3: only the options of descriptor.proto can",
        "Use google.protobuf.Any, or an edition.");

    public static readonly DiagnosticRule ExtensionDeclaration = Error("PGEN0324", "Extension against its declaration",
        "{0}",
        "Extension ranges can declare which extension has which number, name and type.");

    public static readonly DiagnosticRule NumberOfImplementation = Error("PGEN0326", "Number reserved for protobuf itself",
        "number {0} is reserved: 19000 to 19999 belong to the protobuf implementation",
        "Choose another number.");

    public static readonly DiagnosticRule LimitExceeded = Error("PGEN0325", "Too many elements",
        "{0} \"{1}\" has {2}, more than the limit of {3}",
        "Split it, or set features.enforce_proto_limits = LEGACY_NO_EXPLICIT_LIMITS.");
}
