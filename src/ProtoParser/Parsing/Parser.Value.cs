using System;
using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Parsing;

/// <summary>Scalar values of options, alone or inside an aggregate.</summary>
internal sealed partial class Parser
{
    private bool ParseScalarValue(OptionValueSyntax value, string place, string expected, bool inAggregate)
    {
        int first = _position;
        bool negative = TryTake('-');
        bool known = Current.Kind switch
        {
            TokenKind.Identifier => TakeWord(value, negative, inAggregate),
            TokenKind.Integer => TakeIntegerValue(value, negative),
            TokenKind.Float => TakeFloatValue(value, negative),
            TokenKind.String when !negative => TakeStringValue(value),
            _ => Unexpected(negative ? "after '-'" : place, negative ? "a number, 'inf' or 'nan'" : expected),
        };
        value.Span = SpanFrom(first);
        return known;
    }

    private bool TakeWord(OptionValueSyntax value, bool negative, bool inAggregate)
    {
        string word = TextOf(Current);
        if (!negative)
        {
            value.Kind = OptionValueKind.Identifier;
            value.Text = word;
            Advance();
            return true;
        }
        // The text format knows more spellings than an option value of its own.
        StringComparison comparison = inAggregate ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        bool infinite = word.Equals("inf", comparison) || (inAggregate && word.Equals("infinity", comparison));
        if (!infinite && !word.Equals("nan", comparison))
            return Unexpected("after '-'", "a number, 'inf' or 'nan'");
        value.Kind = OptionValueKind.Float;
        value.Float = infinite ? double.NegativeInfinity : double.NaN;
        Advance();
        return true;
    }

    private bool TakeIntegerValue(OptionValueSyntax value, bool negative)
    {
        Token token = Current;
        if (NumberLiteral.TryParseInteger(_text, token.Start, token.Length, out ulong integer) && (!negative || integer <= 1UL << 63))
        {
            value.Kind = negative ? OptionValueKind.NegativeInteger : OptionValueKind.Integer;
            value.Integer = integer;
            Advance();
            return true;
        }
        // A decimal number too large for 64 bits is still a fine double; octal and hexadecimal have no such way out.
        bool isDecimal = _text[token.Start] != '0';
        if (!isDecimal && !token.IsMalformed)
            Report(DiagnosticRules.IntegerOutOfRange, token.Span, Shorten(token), "at most 64 bits");
        return TakeFloatValue(value, negative);
    }

    private bool TakeFloatValue(OptionValueSyntax value, bool negative)
    {
        Token token = Current;
        double number = token.IsMalformed ? 0 : NumberLiteral.ParseFloat(_text, token.Start, token.Length);
        value.Kind = OptionValueKind.Float;
        value.Float = negative ? -number : number;
        Advance();
        return true;
    }

    private bool TakeStringValue(OptionValueSyntax value)
    {
        value.Kind = OptionValueKind.String;
        value.Bytes = TakeBytes();
        return true;
    }
}
