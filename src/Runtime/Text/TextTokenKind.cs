namespace ProtoGen.Reflection;

/// <summary>The lexical elements of text format (protobuf.dev, Text Format Language Specification).</summary>
internal enum TextTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A name.</summary>
    Identifier,

    /// <summary><c>0</c> or digits that do not begin with one.</summary>
    DecimalInteger,

    /// <summary>Digits behind a <c>0</c>.</summary>
    OctalInteger,

    /// <summary>Digits behind <c>0x</c>.</summary>
    HexInteger,

    /// <summary>A number with a point, an exponent or the suffix <c>f</c>.</summary>
    Float,

    /// <summary>A quoted text with its quotes.</summary>
    String,

    /// <summary>Any other character.</summary>
    Symbol,
}
