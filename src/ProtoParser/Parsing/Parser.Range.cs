using System.Collections.Generic;
using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Parsing;

/// <summary>Extension ranges and reserved numbers and names.</summary>
internal sealed partial class Parser
{
    private bool ParseExtensions(MessageSyntax message)
    {
        int first = _position;
        var extensions = new ExtensionRangeSyntax();
        Advance();
        if (!ParseRanges(extensions.Ranges, ofEnum: false, "after 'extensions'", "a number or a range"))
            return false;
        message.ExtensionRanges.Add(extensions);
        if (At('['))
        {
            int open = _position;
            if (!ParseOptionList(extensions.Options))
                return false;
            extensions.OptionsSpan = SpanFrom(open);
        }
        return EndStatement(extensions, first, "after the extension ranges");
    }

    private bool ParseReserved(List<ReservedSyntax> target, bool ofEnum)
    {
        int first = _position;
        var reserved = new ReservedSyntax();
        Advance();
        bool complete;
        if (At(TokenKind.String))
            complete = ParseReservedStrings(reserved);
        else if (At(TokenKind.Identifier) && !(Current.IsFirstOnLine && StartsStatement()))
            complete = ParseReservedIdentifiers(reserved);
        else
            complete = ParseRanges(reserved.Ranges, ofEnum, "after 'reserved'", "a name, a number or a range");
        if (!complete)
            return false;
        target.Add(reserved);
        return EndStatement(reserved, first, "after the reserved names or numbers");
    }

    private bool ParseReservedStrings(ReservedSyntax reserved)
    {
        if (IsEditions)
            ReportForLevel(DiagnosticRules.ReservedString, Current.Span);
        do
        {
            if (!At(TokenKind.String))
                return Unexpected("after ','", "a name as a string literal");
            NameSyntax name = TakeString();
            reserved.Names.Add(name);
            if (!Chars.IsIdentifier(name.Text) && !Previous.IsMalformed && !IsEditions)
                Report(DiagnosticRules.ReservedNameInvalid, name.Span, name.Text);
        }
        while (TryTake(','));
        return true;
    }

    private bool ParseReservedIdentifiers(ReservedSyntax reserved)
    {
        if (!IsEditions)
            ReportForLevel(DiagnosticRules.ReservedIdentifier, Current.Span, TextOf(Current));
        reserved.NamesAreIdentifiers = true;
        do
        {
            if (!TryTakeIdentifier(out NameSyntax name, "after ','", "a name"))
                return false;
            reserved.Names.Add(name);
        }
        while (TryTake(','));
        return true;
    }

    private bool ParseRanges(List<RangeSyntax> ranges, bool ofEnum, string place, string expected)
    {
        long minimum = ofEnum ? int.MinValue : 0;
        // Field numbers stop one short of the 32-bit limit, because ranges are stored with an exclusive end.
        long maximum = ofEnum ? int.MaxValue : int.MaxValue - 1;
        do
        {
            int first = _position;
            var range = new RangeSyntax();
            if (!TryTakeInteger(out IntegerSyntax start, minimum, maximum, ranges.Count == 0 ? place : "after ','", expected))
                return false;
            range.First = range.Last = start;
            if (TryTake(Keyword.To))
            {
                if (At(Keyword.Max))
                {
                    range.Last = new IntegerSyntax(long.MaxValue, Current.Span);
                    Advance();
                }
                else if (TryTakeInteger(out IntegerSyntax last, minimum, maximum, "after 'to'", "a number or 'max'"))
                {
                    range.Last = last;
                }
                else
                {
                    return false;
                }
            }
            range.Span = SpanFrom(first);
            // A bound that is out of range has been reported; half a range would only cause follow-ups.
            if (range.First.Span.Length > 0 && range.Last.Span.Length > 0)
                ranges.Add(range);
        }
        while (TryTake(','));
        return true;
    }
}
