using System;

namespace ProtoGen.Parser.Lexing;

internal enum TokenKind : byte
{
    EndOfFile,
    Identifier,
    Integer,
    Float,
    String,
    Symbol,
}

[Flags]
internal enum TokenFlags : byte
{
    None = 0,

    /// <summary>A comment stands between the previous token and this one.</summary>
    CommentBefore = 1,

    /// <summary>A line end stands between the previous token and this one.</summary>
    FirstOnLine = 2,

    /// <summary>The lexer has reported the token; the parser must not complain about it again.</summary>
    Malformed = 4,
}

/// <summary>One token: kind and place, no text of its own.</summary>
internal readonly struct Token(TokenKind kind, ushort detail, TokenFlags flags, int start, int length)
{
    private readonly ushort _detail = detail;

    public TokenKind Kind { get; } = kind;

    public TokenFlags Flags { get; } = flags;

    public int Start { get; } = start;

    public int Length { get; } = length;

    public int End => Start + Length;

    public TextSpan Span => new(Start, Length);

    /// <summary>The word that an identifier spells; <see cref="Keyword.None"/> for any other token.</summary>
    public Keyword Keyword => Kind == TokenKind.Identifier ? (Keyword)_detail : Keyword.None;

    /// <summary>The character of a symbol; NUL for any other token.</summary>
    public char Symbol => Kind == TokenKind.Symbol ? (char)_detail : '\0';

    public bool HasCommentBefore => (Flags & TokenFlags.CommentBefore) != 0;

    public bool IsFirstOnLine => (Flags & TokenFlags.FirstOnLine) != 0;

    public bool IsMalformed => (Flags & TokenFlags.Malformed) != 0;
}
