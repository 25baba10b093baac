using System.Text;
using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Parsing;

/// <summary>Names, strings and integers.</summary>
internal sealed partial class Parser
{
    private NameSyntax TakeIdentifier()
    {
        var name = new NameSyntax(TextOf(Current), Current.Span);
        Advance();
        return name;
    }

    private bool TryTakeIdentifier(out NameSyntax name, string place, string expected)
    {
        if (At(TokenKind.Identifier))
        {
            name = TakeIdentifier();
            return true;
        }
        name = default;
        return Unexpected(place, expected);
    }

    /// <summary>Takes <c>a.b.c</c>; white space and comments around the points are allowed and not part of the name.</summary>
    private bool TryTakeDottedName(out NameSyntax name, string place, string expected, bool leadingPoint = false)
    {
        name = default;
        int first = _position;
        bool contiguous = true;
        if (leadingPoint && TryTake('.'))
            contiguous = Current.Start == Previous.End;
        if (!At(TokenKind.Identifier))
            return Unexpected(_position > first ? "after '.'" : place, _position > first ? "a name" : expected);
        Advance();
        while (At('.'))
        {
            contiguous &= Current.Start == Previous.End;
            Advance();
            if (!At(TokenKind.Identifier))
                return Unexpected("after '.'", "a name");
            contiguous &= Current.Start == Previous.End;
            Advance();
        }
        TextSpan span = SpanFrom(first);
        name = new NameSyntax(contiguous ? _names.Get(span.Start, span.Length) : Join(first), span);
        return true;
    }

    private string Join(int first)
    {
        var text = new StringBuilder();
        for (int i = first; i < _position; i++)
            text.Append(_text, _tokens[i].Start, _tokens[i].Length);
        return text.ToString();
    }

    /// <summary>Takes adjacent string literals as one text; the span covers all of them.</summary>
    private NameSyntax TakeString()
    {
        int first = _position;
        string text = StringLiteral.DecodeText(_text, Current);
        Advance();
        if (!At(TokenKind.String))
            return new NameSyntax(text, SpanFrom(first));
        // A character may be spread over two literals, so the bytes are joined, not the texts.
        _position = first;
        byte[] bytes = TakeBytes();
        return new NameSyntax(Utf8Text.Decode(bytes), SpanFrom(first));
    }

    private byte[] TakeBytes()
    {
        byte[] bytes = StringLiteral.Decode(_text, Current);
        Advance();
        if (!At(TokenKind.String))
            return bytes;
        var all = new System.Collections.Generic.List<byte>(bytes);
        while (At(TokenKind.String))
        {
            all.AddRange(StringLiteral.Decode(_text, Current));
            Advance();
        }
        return all.ToArray();
    }

    /// <summary>Takes an integer literal, with a minus if allowed. One that is out of range is reported and leaves the span empty.</summary>
    private bool TryTakeInteger(out IntegerSyntax integer, long minimum, long maximum, string place, string expected)
    {
        integer = default;
        int first = _position;
        bool negative = minimum < 0 && TryTake('-');
        if (!At(TokenKind.Integer))
            return Unexpected(negative ? "after '-'" : place, negative ? "an integer" : expected);
        Token token = Current;
        Advance();
        ulong limit = negative ? (ulong)-minimum : (ulong)maximum;
        TextSpan span = SpanFrom(first);
        if (NumberLiteral.TryParseInteger(_text, token.Start, token.Length, out ulong value) && value <= limit)
            integer = new IntegerSyntax(negative ? unchecked(-(long)value) : (long)value, span);
        else if (!token.IsMalformed)
            Report(DiagnosticRules.IntegerOutOfRange, span, (negative ? "-" : "") + Shorten(token), minimum < 0 ? "-2147483648 to 2147483647" : "0 to " + maximum.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }
}
