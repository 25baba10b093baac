using System.Collections.Generic;

namespace ProtoGen.Parser.Syntax;

/// <summary><c>option (my.ext).field = value;</c> or the same between brackets.</summary>
public sealed class OptionSyntax : DeclarationSyntax
{
    public List<OptionNamePartSyntax> Name { get; } = [];

    public TextSpan NameSpan { get; set; }

    public OptionValueSyntax Value { get; set; } = OptionValueSyntax.Missing;
}

public readonly struct OptionNamePartSyntax(string text, bool isExtension, TextSpan span)
{
    /// <summary>The identifier, or the (possibly dotted, possibly fully-qualified) name between parentheses.</summary>
    public string Text { get; } = text;

    public bool IsExtension { get; } = isExtension;

    /// <summary>Includes the parentheses.</summary>
    public TextSpan Span { get; } = span;
}

public enum OptionValueKind
{
    Missing,
    Identifier,
    /// <summary>A non-negative integer literal: <see cref="OptionValueSyntax.Integer"/>.</summary>
    Integer,
    /// <summary>An integer literal after a minus: <see cref="OptionValueSyntax.Integer"/> is the magnitude.</summary>
    NegativeInteger,
    /// <summary>A floating-point literal, or an integer too large for 64 bits, sign applied; <c>inf</c> and <c>nan</c> only after a minus.</summary>
    Float,
    String,
    Aggregate,
    /// <summary><c>[a, b]</c> inside an aggregate.</summary>
    List,
}

/// <summary>A value on the right of an option, or inside an aggregate.</summary>
public sealed class OptionValueSyntax : SyntaxNode
{
    public static readonly OptionValueSyntax Missing = new();

    // Most values are scalars, so the lists are made when they are asked for.
    private List<AggregateFieldSyntax>? _fields;
    private List<OptionValueSyntax>? _elements;

    public OptionValueKind Kind { get; set; }

    /// <summary>The identifier, or the text of the aggregate between its braces.</summary>
    public string Text { get; set; } = "";

    public ulong Integer { get; set; }

    public double Float { get; set; }

    /// <summary>The bytes of the string literals, escapes resolved, concatenated.</summary>
    public byte[] Bytes { get; set; } = [];

    /// <summary>The fields of an aggregate.</summary>
    public List<AggregateFieldSyntax> Fields => _fields ??= [];

    /// <summary>The elements of a list.</summary>
    public List<OptionValueSyntax> Elements => _elements ??= [];
}

/// <summary><c>name: value</c>, <c>[ext.name]: value</c> or <c>[type.googleapis.com/full.Name] { … }</c> in an aggregate.</summary>
public sealed class AggregateFieldSyntax : SyntaxNode
{
    /// <summary>Without brackets.</summary>
    public NameSyntax Name { get; set; }

    /// <summary>The name stood between brackets: an extension, or with <see cref="AnyPrefix"/> an expanded Any.</summary>
    public bool IsExtension { get; set; }

    /// <summary>The domain part before the slash of an Any's type URL; null for other fields.</summary>
    public string? AnyPrefix { get; set; }

    public OptionValueSyntax Value { get; set; } = OptionValueSyntax.Missing;
}
