namespace ProtoGen.Parser.Lexing;

internal enum CharClass : byte
{
    /// <summary>Printable ASCII that is none of the others.</summary>
    Symbol,
    Letter,
    Digit,
    Whitespace,
    LineEnd,
    Control,
    NonAscii,
}

/// <summary>The character classes of the language, which knows ASCII only.</summary>
internal static class Chars
{
    private static readonly CharClass[] _classes = BuildClasses();

    public static CharClass ClassOf(char c) => c < 128 ? _classes[c] : CharClass.NonAscii;

    public static bool IsIdentifierPart(char c) => c < 128 && _classes[c] is CharClass.Letter or CharClass.Digit;

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsOctalDigit(char c) => c is >= '0' and <= '7';

    public static bool IsHexDigit(char c) => HexValue(c) >= 0;

    /// <summary>0 to 15, or -1.</summary>
    public static int HexValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    /// <summary>The text is an identifier of the language.</summary>
    public static bool IsIdentifier(string text)
    {
        if (text.Length == 0 || ClassOf(text[0]) != CharClass.Letter)
            return false;
        foreach (char c in text)
        {
            if (!IsIdentifierPart(c))
                return false;
        }
        return true;
    }

    private static CharClass[] BuildClasses()
    {
        var classes = new CharClass[128];
        for (int c = 0; c < classes.Length; c++)
        {
            classes[c] = (char)c switch
            {
                '\n' => CharClass.LineEnd,
                ' ' or '\t' or '\r' or '\v' or '\f' => CharClass.Whitespace,
                < ' ' or '\x7f' => CharClass.Control,
                >= '0' and <= '9' => CharClass.Digit,
                >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_' => CharClass.Letter,
                _ => CharClass.Symbol,
            };
        }
        return classes;
    }
}
