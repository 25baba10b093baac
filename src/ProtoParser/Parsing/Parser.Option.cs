using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Parsing;

/// <summary>Options: statements, lists between brackets, names and values.</summary>
internal sealed partial class Parser
{
    private bool ParseOptionStatement(List<OptionSyntax> options)
    {
        int first = _position;
        var option = new OptionSyntax();
        Advance();
        if (!ParseOptionName(option, "after 'option'"))
            return false;
        if (!Expect('=', "after the option name"))
            return false;
        if (!ParseOptionValue(option))
            return false;
        if (option.Value.Kind != OptionValueKind.Missing)
            options.Add(option);
        return EndStatement(option, first, "after the option value");
    }

    private bool ParseOptionList(List<OptionSyntax> options)
    {
        Advance();
        do
        {
            if (!ParseListedOption(options, isField: false))
                return false;
        }
        while (TryTake(','));
        return TryTake(']') || Unexpected("after the option value", "',' or ']'");
    }

    private bool ParseFieldOptions(FieldSyntax field)
    {
        Advance();
        bool hasDefault = false;
        bool hasJsonName = false;
        do
        {
            Keyword keyword = Current.Keyword;
            if (keyword == Keyword.Default)
                CheckFieldOption(ref hasDefault, "default");
            else if (keyword == Keyword.JsonName)
                CheckFieldOption(ref hasJsonName, "json_name");
            if (!ParseListedOption(field.Options, isField: true))
                return false;
            if (keyword == Keyword.Default && Edition == Edition.Proto3)
                ForgetDefault(field);
        }
        while (TryTake(','));
        return TryTake(']') || Unexpected("after the option value", "',' or ']'");
    }

    private void CheckFieldOption(ref bool seen, string name)
    {
        if (seen)
            Report(DiagnosticRules.DuplicateFieldOption, Current.Span, name);
        seen = true;
    }

    private void ForgetDefault(FieldSyntax field)
    {
        int last = field.Options.FindLastIndex(static option => option.Name[0].Text == "default");
        if (last < 0)
            return;
        ReportForLevel(DiagnosticRules.DefaultInProto3, field.Options[last].NameSpan);
        field.Options.RemoveAt(last);
    }

    private bool ParseListedOption(List<OptionSyntax> options, bool isField)
    {
        int first = _position;
        var option = new OptionSyntax();
        Keyword word = isField ? Current.Keyword : Keyword.None;
        if (word is Keyword.Default or Keyword.JsonName)
        {
            // Neither is an option of FieldOptions: they have no parts, and a json_name is always a string.
            option.Name.Add(new OptionNamePartSyntax(TextOf(Current), isExtension: false, Current.Span));
            option.NameSpan = Current.Span;
            Advance();
        }
        else if (!ParseOptionName(option, "in an option list"))
        {
            return false;
        }
        if (!Expect('=', "after the option name"))
            return false;
        if (word == Keyword.JsonName && !At(TokenKind.String))
            return Unexpected("after 'json_name ='", "a string literal");
        if (!ParseOptionValue(option))
            return false;
        option.Span = SpanFrom(first);
        if (option.Value.Kind != OptionValueKind.Missing)
            options.Add(option);
        return true;
    }

    private bool ParseOptionName(OptionSyntax option, string place)
    {
        int first = _position;
        do
        {
            int part = _position;
            if (TryTake('('))
            {
                if (!TryTakeDottedName(out NameSyntax name, "after '('", "the name of an extension", leadingPoint: true))
                    return false;
                if (!Expect(')', "after the name of an extension"))
                    return false;
                option.Name.Add(new OptionNamePartSyntax(name.Text, isExtension: true, SpanFrom(part)));
            }
            else
            {
                if (!TryTakeIdentifier(out NameSyntax name, option.Name.Count == 0 ? place : "after '.'", "an option name"))
                    return false;
                option.Name.Add(new OptionNamePartSyntax(name.Text, isExtension: false, name.Span));
            }
        }
        while (TryTake('.'));
        option.NameSpan = SpanFrom(first);
        return true;
    }

    // A broken aggregate is skipped as a whole and leaves no value: what follows it is parsed as if nothing had happened.
    private bool ParseOptionValue(OptionSyntax option)
    {
        var value = new OptionValueSyntax();
        if (!At('{'))
        {
            if (!ParseScalarValue(value, "after '='", "an option value", inAggregate: false))
                return false;
            option.Value = value;
            return true;
        }
        int open = _position;
        if (ParseAggregate(value, '}', depth: 1))
            option.Value = value;
        else
            SkipAggregate(open);
        return true;
    }

    private void SkipAggregate(int open)
    {
        int failed = _position;
        int depth = 0;
        for (_position = open; !AtEnd; Advance())
        {
            if (At('{'))
            {
                depth++;
            }
            else if (At('}') && --depth == 0)
            {
                Advance();
                return;
            }
            else if (_position >= failed && Current.IsFirstOnLine && (StartsDeclaration() || StartsField()))
            {
                break;
            }
        }
        // The value was never closed; that the statement has no end either is the same mistake.
        _lastReported = _abandonedAt = _position;
    }
}
