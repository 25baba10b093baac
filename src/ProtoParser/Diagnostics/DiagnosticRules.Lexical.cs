namespace ProtoGen.Parser;

public static partial class DiagnosticRules
{
    public static readonly DiagnosticRule InvalidCharacter = Error("PGEN0001", "Character outside ASCII",
        "unexpected character {0}, expected ASCII outside of comments and string literals",
        "Names and punctuation are ASCII. Other text belongs in comments and string literals.");

    public static readonly DiagnosticRule ControlCharacter = Error("PGEN0002", "Control character",
        "unexpected control character {0}, expected text",
        "Remove the character; in a string literal write it as an escape sequence. Many of them mean that the file is not UTF-8.");

    public static readonly DiagnosticRule UnterminatedString = Error("PGEN0003", "String literal without an end",
        "unexpected end of {0} in a string literal, expected {1}",
        "Close the literal on its line. Adjacent literals are joined, so long texts can be several of them.");

    public static readonly DiagnosticRule UnterminatedComment = Error("PGEN0004", "Comment without an end",
        "unexpected end of file in a block comment, expected '*/'",
        "Close the comment that starts here.");

    public static readonly DiagnosticRule NestedComment = Error("PGEN0005", "Comment inside a comment",
        "unexpected '/*' in a block comment, expected '*/'",
        "Block comments do not nest. Remove the inner '/*', or comment the lines out with '//'.");

    public static readonly DiagnosticRule UnknownEscape = Error("PGEN0006", "Unknown escape sequence",
        "unexpected '{0}' in a string literal, expected \\a \\b \\f \\n \\r \\t \\v \\\\ \\' \\\" \\? or digits after \\, \\x, \\u or \\U",
        "Write a backslash as '\\\\'.");

    public static readonly DiagnosticRule IncompleteEscape = Error("PGEN0007", "Incomplete escape sequence",
        "unexpected end of '{0}' in a string literal, expected {1}",
        "\\x takes one or two hexadecimal digits, \\u four, \\U eight.");

    public static readonly DiagnosticRule MissingDigits = Error("PGEN0008", "Number without digits",
        "unexpected end of a number after {0}, expected {1}",
        "Write the digits, or remove what announces them.");

    public static readonly DiagnosticRule InvalidOctalDigit = Error("PGEN0009", "Digit outside octal",
        "unexpected digit '{0}' in an octal number, expected 0 to 7",
        "A number that starts with 0 is octal. Remove the leading zero for a decimal number.");

    public static readonly DiagnosticRule LetterAfterNumber = Error("PGEN0010", "Letter directly after a number",
        "unexpected '{0}' directly after a number, expected a space or punctuation",
        "Numbers have no suffixes. Separate a name that follows with a space; a name cannot start with a digit.");

    public static readonly DiagnosticRule SecondPoint = Error("PGEN0011", "Point where none can be",
        "unexpected '.' after {0}, expected the end of the number",
        "A number has one decimal point at most, before its exponent; octal and hexadecimal numbers have none.");

    public static readonly DiagnosticRule NumberAfterName = Error("PGEN0012", "Number directly after a name",
        "unexpected decimal point and digit directly after a name, expected a name after the point or a space before it",
        "A component of a dotted name cannot start with a digit.");
}
