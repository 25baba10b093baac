using System;
using System.Collections.Generic;

namespace ProtoGen.Parser.Syntax;

/// <summary>One parsed construct. Nodes are immutable once the parser has returned them; a half-typed construct keeps the parts that were there.</summary>
public abstract class SyntaxNode
{
    /// <summary>From the first token to the closing <c>;</c> or <c>}</c>.</summary>
    public TextSpan Span { get; set; }
}

/// <summary>A node that a comment can belong to.</summary>
public abstract class DeclarationSyntax : SyntaxNode
{
    /// <summary>The comments around the declaration, by protoc's rules of attachment; null when there are none.</summary>
    public CommentsSyntax? Comments { get; set; }
}

/// <summary>Comment texts as protoc records them: markers and the asterisks of block comments removed, line ends kept.</summary>
public sealed class CommentsSyntax
{
    public string? Leading { get; set; }

    public string? Trailing { get; set; }

    public IReadOnlyList<string> Detached { get; set; } = Array.Empty<string>();
}

/// <summary>An identifier or a dotted name where it stands in the source. A missing name has empty text.</summary>
public readonly struct NameSyntax(string text, TextSpan span)
{
    public string Text { get; } = text;

    public TextSpan Span { get; } = span;

    public bool IsMissing => string.IsNullOrEmpty(Text);
}

/// <summary>An integer literal where it stands, sign included in both value and span.</summary>
public readonly struct IntegerSyntax(long value, TextSpan span)
{
    public long Value { get; } = value;

    public TextSpan Span { get; } = span;
}
