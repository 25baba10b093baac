namespace ProtoGen.Parser;

public static partial class LinkRules
{
    public static readonly DiagnosticRule UnknownOption = Error("PGEN0400", "Unknown option",
        "option \"{0}\" is unknown{1}",
        "Check the spelling; a custom option stands between parentheses, and the file that defines it must be imported.");

    public static readonly DiagnosticRule OptionNotOfMessage = Error("PGEN0401", "Extension of another message",
        "\"{0}\" extends \"{1}\", not \"{2}\"",
        "A custom option can be used only where its extend block says.");

    public static readonly DiagnosticRule OptionSetTwice = Error("PGEN0402", "Option set twice",
        "option \"{0}\" is already set",
        "Remove one of the two. Only repeated options can be set more than once.");

    public static readonly DiagnosticRule OptionNotAMessage = Error("PGEN0403", "Option has no fields",
        "option \"{0}\" is {1}, so it has no field \"{2}\"",
        "Only options of a message type have fields.");

    public static readonly DiagnosticRule OptionRepeatedMessage = Error("PGEN0404", "Field of a repeated option",
        "option \"{0}\" is repeated, so its fields cannot be set one by one",
        "Write the whole value between braces.");

    public static readonly DiagnosticRule OptionValueInvalid = Error("PGEN0405", "Wrong option value",
        "option \"{0}\" expects {1}, found {2}",
        "Write a value of the option's type.");

    public static readonly DiagnosticRule AggregateUnknownField = Error("PGEN0406", "Unknown field in an option value",
        "message \"{0}\" has no {1} \"{2}\"{3}",
        "Check the spelling; extensions stand between brackets, and their file must be imported.");

    public static readonly DiagnosticRule AggregateFieldTwice = Error("PGEN0407", "Field set twice in an option value",
        "field \"{0}\" is set twice{1}",
        "Only repeated fields may appear more than once, and one field of a oneof.");

    public static readonly DiagnosticRule AnyUnresolved = Error("PGEN0408", "Unknown type in an Any",
        "the type \"{0}\" of the Any cannot be resolved",
        "Write [type.googleapis.com/full.Name], and import the file that defines the message.");

    public static readonly DiagnosticRule MissingRequired = Error("PGEN0409", "Required field missing in an option value",
        "the value of \"{0}\" lacks the required field {1}",
        "Set every required field.");

    public static readonly DiagnosticRule OptionTarget = Error("PGEN0410", "Option in the wrong place",
        "option \"{0}\" cannot be set on {1}",
        "The option's targets say where it is allowed.");

    public static readonly DiagnosticRule FeatureBeforeEditions = Error("PGEN0411", "Features need editions",
        "features are only valid in editions, and this file is {0}",
        "Start the file with edition = \"2023\"; or later.");

    public static readonly DiagnosticRule FeatureNotYet = Error("PGEN0412", "Feature of a later edition",
        "\"{0}\" was introduced in edition {1} and cannot be used in {2}",
        "Raise the edition, or remove the setting.");

    public static readonly DiagnosticRule FeatureRemoved = Error("PGEN0413", "Feature removed",
        "\"{0}\" was removed in edition {1}{2}",
        "Remove the setting, or use an earlier edition.");

    public static readonly DiagnosticRule FeatureUnknownValue = Error("PGEN0414", "Feature without a known value",
        "feature \"{0}\" must have a known value",
        "Choose one of the named values other than UNKNOWN.");

    public static readonly DiagnosticRule FeatureNotApplicable = Error("PGEN0415", "Feature does not apply",
        "{0}",
        "Remove the feature here, or set it where it applies.");

    public static readonly DiagnosticRule FeatureInDefiningFile = Error("PGEN0416", "Feature used where it is defined",
        "feature \"{0}\" cannot be used in the file that defines it",
        "Move the definition to a file of its own.");

    public static readonly DiagnosticRule PackedNotAllowed = Error("PGEN0417", "Packed on a field that cannot be packed",
        "packed = true is only valid for repeated scalar and enum fields",
        "Remove the option.");

    public static readonly DiagnosticRule LazyNotAllowed = Error("PGEN0418", "Lazy on a field that is no message",
        "{0} is only valid for message fields{1}",
        "Remove the option.");

    public static readonly DiagnosticRule JsTypeNotAllowed = Error("PGEN0419", "Wrong jstype",
        "{0}",
        "jstype is for 64-bit integers: JS_NORMAL, JS_STRING or JS_NUMBER.");

    public static readonly DiagnosticRule OptionRemoved = Error("PGEN0420", "Option not allowed in this edition",
        "option \"{0}\" is not allowed in {1}: use {2}",
        "A feature replaces the option.");

    public static readonly DiagnosticRule FeatureSupport = Error("PGEN0421", "Inconsistent feature_support",
        "{0}",
        "The editions of feature_support must be in order, and messages must go with them.");

    public static readonly DiagnosticRule EnumJsonConflict = Error("PGEN0422", "JSON strings of enum values clash",
        "{0}",
        "Every number of an enum needs one JSON string of its own.");

    public static readonly DiagnosticRule MapEntryOption = Error("PGEN0423", "map_entry set by hand",
        "map_entry must not be set explicitly",
        "Use map<key, value>.");
}
