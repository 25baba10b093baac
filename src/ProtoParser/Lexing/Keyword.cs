namespace ProtoGen.Parser.Lexing;

/// <summary>
/// Words with a meaning somewhere in the grammar. None of them is reserved: each is an identifier that the parser looks at
/// only where its meaning applies. The scalar types stand between <see cref="Double"/> and <see cref="Bytes"/>.
/// </summary>
internal enum Keyword : ushort
{
    None,
    Double,
    Float,
    Int32,
    Int64,
    UInt32,
    UInt64,
    SInt32,
    SInt64,
    Fixed32,
    Fixed64,
    SFixed32,
    SFixed64,
    Bool,
    String,
    Bytes,
    Default,
    Edition,
    Enum,
    Export,
    Extend,
    Extensions,
    Group,
    Import,
    JsonName,
    Local,
    Map,
    Max,
    Message,
    Oneof,
    Option,
    Optional,
    Package,
    Public,
    Repeated,
    Required,
    Reserved,
    Returns,
    Rpc,
    Service,
    Stream,
    Syntax,
    To,
    Weak,
}

internal static class Keywords
{
    public static bool IsScalar(this Keyword keyword) => keyword is >= Keyword.Double and <= Keyword.Bytes;

    /// <summary>The keyword that stands at a place of a text. The length decides first, so most identifiers cost one or two character reads.</summary>
    public static Keyword Find(string text, int start, int length)
    {
        switch (length)
        {
            case 2:
                return Match(text, start, "to", Keyword.To);
            case 3:
                return text[start] == 'm'
                    ? text[start + 2] == 'p' ? Match(text, start, "map", Keyword.Map) : Match(text, start, "max", Keyword.Max)
                    : Match(text, start, "rpc", Keyword.Rpc);
            case 4:
                return text[start] switch
                {
                    'b' => Match(text, start, "bool", Keyword.Bool),
                    'e' => Match(text, start, "enum", Keyword.Enum),
                    'w' => Match(text, start, "weak", Keyword.Weak),
                    _ => Keyword.None,
                };
            case 5:
                return text[start] switch
                {
                    'b' => Match(text, start, "bytes", Keyword.Bytes),
                    'f' => Match(text, start, "float", Keyword.Float),
                    'g' => Match(text, start, "group", Keyword.Group),
                    'i' => text[start + 3] == '3' ? Match(text, start, "int32", Keyword.Int32) : Match(text, start, "int64", Keyword.Int64),
                    'l' => Match(text, start, "local", Keyword.Local),
                    'o' => Match(text, start, "oneof", Keyword.Oneof),
                    _ => Keyword.None,
                };
            case 6:
                return OfSix(text, start);
            case 7:
                return OfSeven(text, start);
            case 8:
                return OfEight(text, start);
            case 9:
                return Match(text, start, "json_name", Keyword.JsonName);
            case 10:
                return Match(text, start, "extensions", Keyword.Extensions);
            default:
                return Keyword.None;
        }
    }

    private static Keyword OfSix(string text, int start) => text[start] switch
    {
        'd' => Match(text, start, "double", Keyword.Double),
        'e' => text[start + 2] == 'p' ? Match(text, start, "export", Keyword.Export) : Match(text, start, "extend", Keyword.Extend),
        'i' => Match(text, start, "import", Keyword.Import),
        'o' => Match(text, start, "option", Keyword.Option),
        'p' => Match(text, start, "public", Keyword.Public),
        's' => text[start + 1] switch
        {
            'i' => text[start + 4] == '3' ? Match(text, start, "sint32", Keyword.SInt32) : Match(text, start, "sint64", Keyword.SInt64),
            't' => text[start + 3] == 'i' ? Match(text, start, "string", Keyword.String) : Match(text, start, "stream", Keyword.Stream),
            'y' => Match(text, start, "syntax", Keyword.Syntax),
            _ => Keyword.None,
        },
        'u' => text[start + 4] == '3' ? Match(text, start, "uint32", Keyword.UInt32) : Match(text, start, "uint64", Keyword.UInt64),
        _ => Keyword.None,
    };

    private static Keyword OfSeven(string text, int start) => text[start] switch
    {
        'd' => Match(text, start, "default", Keyword.Default),
        'e' => Match(text, start, "edition", Keyword.Edition),
        'f' => text[start + 5] == '3' ? Match(text, start, "fixed32", Keyword.Fixed32) : Match(text, start, "fixed64", Keyword.Fixed64),
        'm' => Match(text, start, "message", Keyword.Message),
        'p' => Match(text, start, "package", Keyword.Package),
        'r' => Match(text, start, "returns", Keyword.Returns),
        's' => Match(text, start, "service", Keyword.Service),
        _ => Keyword.None,
    };

    private static Keyword OfEight(string text, int start) => text[start] switch
    {
        'o' => Match(text, start, "optional", Keyword.Optional),
        'r' => text[start + 2] switch
        {
            'p' => Match(text, start, "repeated", Keyword.Repeated),
            'q' => Match(text, start, "required", Keyword.Required),
            's' => Match(text, start, "reserved", Keyword.Reserved),
            _ => Keyword.None,
        },
        's' => text[start + 6] == '3' ? Match(text, start, "sfixed32", Keyword.SFixed32) : Match(text, start, "sfixed64", Keyword.SFixed64),
        _ => Keyword.None,
    };

    private static Keyword Match(string text, int start, string word, Keyword keyword) =>
        string.CompareOrdinal(text, start, word, 0, word.Length) == 0 ? keyword : Keyword.None;
}
