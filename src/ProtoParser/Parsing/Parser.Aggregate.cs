using System.Globalization;
using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Parsing;

/// <summary>Aggregate values, which are messages in the protobuf text format.</summary>
internal sealed partial class Parser
{
    /// <summary>Bounds the recursion; a message type nested that deep would have to be recursive.</summary>
    private const int MaxAggregateDepth = 200;

    /// <summary>Takes <c>{ … }</c> or <c>&lt; … &gt;</c>, the opening token included.</summary>
    private bool ParseAggregate(OptionValueSyntax value, char close, int depth)
    {
        int first = _position;
        value.Kind = OptionValueKind.Aggregate;
        if (depth > MaxAggregateDepth)
        {
            ReportAtCurrent(DiagnosticRules.NestingTooDeep, "value", MaxAggregateDepth.ToString(CultureInfo.InvariantCulture));
            return false;
        }
        Advance();
        SkipHashComments();
        while (!At(close))
        {
            // A string without its end has swallowed the rest of its line, the closing brace too.
            if (Current.IsFirstOnLine && Previous.IsMalformed && Previous.Kind == TokenKind.String)
                return false;
            if (AtEnd || At('}') || At('>'))
                return Unexpected("in an aggregate value", "a field or '" + close + "'");
            var field = new AggregateFieldSyntax();
            if (!ParseAggregateField(field, depth))
                return false;
            value.Fields.Add(field);
        }
        Advance();
        value.Span = SpanFrom(first);
        value.Text = _text.Substring(value.Span.Start + 1, value.Span.Length - 2);
        if (depth > 1)
            SkipHashComments();
        return true;
    }

    private bool ParseAggregateField(AggregateFieldSyntax field, int depth)
    {
        int first = _position;
        if (!(At('[') ? ParseBracketName(field) : ParseFieldName(field)))
            return false;
        SkipHashComments();
        bool colon = TryTake(':');
        SkipHashComments();
        if (!ParseAggregateFieldValue(field, colon, depth))
            return false;
        field.Span = SpanFrom(first);
        SkipHashComments();
        if (At(',') || At(';'))
        {
            Advance();
            SkipHashComments();
        }
        return true;
    }

    private bool ParseFieldName(AggregateFieldSyntax field)
    {
        if (!TryTakeIdentifier(out NameSyntax name, "in an aggregate value", "a field name, '[' or the end of the value"))
            return false;
        field.Name = name;
        return true;
    }

    private bool ParseAggregateFieldValue(AggregateFieldSyntax field, bool colon, int depth)
    {
        var value = new OptionValueSyntax();
        field.Value = value;
        string place = "after field '" + field.Name.Text + "'";
        if (At('['))
            return ParseValueList(value, colon, depth, place);
        if (AtMessageValue())
            return ParseAggregate(value, At('{') ? '}' : '>', depth + 1);
        if (!colon)
            return Unexpected(place, "':', '{' or '<'");
        return ParseScalarValue(value, place, "a value", inAggregate: true);
    }

    private bool AtMessageValue() => At('{') || At('<');

    private bool ParseValueList(OptionValueSyntax list, bool colon, int depth, string place)
    {
        int first = _position;
        list.Kind = OptionValueKind.List;
        Advance();
        SkipHashComments();
        while (!At(']'))
        {
            if (list.Elements.Count > 0)
            {
                if (!TryTake(','))
                    return Unexpected("in a list of values", "',' or ']'");
                SkipHashComments();
            }
            var element = new OptionValueSyntax();
            // Only the colon of a message field may be left out.
            bool complete = AtMessageValue() ? ParseAggregate(element, At('{') ? '}' : '>', depth + 1)
                : colon ? ParseScalarValue(element, "in a list of values", "a value", inAggregate: true)
                : Unexpected(place + " without ':'", "a list of '{ … }'");
            if (!complete)
                return false;
            list.Elements.Add(element);
            SkipHashComments();
        }
        Advance();
        list.Span = SpanFrom(first);
        return true;
    }

    /// <summary>Takes <c>[pkg.extension]</c> or <c>[host/pkg.Message]</c>. Only the last slash divides.</summary>
    private bool ParseBracketName(AggregateFieldSyntax field)
    {
        Advance();
        int first = _position;
        while (!At(']'))
        {
            if (AtEnd || !IsUrlToken(Current))
                return Unexpected("in a name between brackets", "a name, a type URL or ']'");
            Advance();
        }
        string text = Join(first);
        int slash = text.LastIndexOf('/');
        string name = text.Substring(slash + 1);
        if (!IsDottedName(name) || slash == 0 || (slash > 0 && (text[0] == '/' || !HasValidPercents(text, slash))))
        {
            ReportAtCurrent(DiagnosticRules.InvalidTypeUrl, text.Length <= 80 ? text : text.Substring(0, 80) + "…");
            return false;
        }
        field.IsExtension = true;
        field.Name = new NameSyntax(name, SpanFrom(first));
        field.AnyPrefix = slash < 0 ? null : text.Substring(0, slash);
        Advance();
        return true;
    }

    private static bool IsUrlToken(in Token token) => token.Kind switch
    {
        TokenKind.Identifier or TokenKind.Integer or TokenKind.Float => true,
        TokenKind.Symbol => "-.~!$&()*+,;=%/".IndexOf(token.Symbol) >= 0,
        _ => false,
    };

    private static bool IsDottedName(string name)
    {
        foreach (string part in name.Split('.'))
        {
            if (!Chars.IsIdentifier(part))
                return false;
        }
        return true;
    }

    private static bool HasValidPercents(string text, int end)
    {
        for (int i = text.IndexOf('%'); i >= 0 && i < end; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 > end || !Chars.IsHexDigit(text[i + 1]) || !Chars.IsHexDigit(text[i + 2]))
                return false;
        }
        return true;
    }

    // The text format's own comments run from a hash to the end of the line; the lexer knows nothing of them.
    private void SkipHashComments()
    {
        while (At('#'))
        {
            do
                Advance();
            while (!AtEnd && !Current.IsFirstOnLine);
        }
    }
}
