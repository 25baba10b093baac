using System.Collections.Generic;
using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Parsing;

/// <summary>Enums and their values.</summary>
internal sealed partial class Parser
{
    private bool ParseEnum(List<EnumSyntax> enums, int first, SymbolVisibility visibility, TextSpan visibilitySpan)
    {
        var syntax = new EnumSyntax { Visibility = visibility, VisibilitySpan = visibilitySpan, KeywordSpan = Current.Span };
        Advance();
        if (AtNameOfBlock())
        {
            syntax.Name = TakeIdentifier();
            enums.Add(syntax);
        }
        else
        {
            Unexpected("after 'enum'", "an enum name");
            if (!At('{'))
                return false;
        }
        string name = syntax.Name.IsMissing ? "the enum" : "enum '" + syntax.Name.Text + "'";
        int open = OpenBlock(syntax, first, "after the name of " + name);
        if (open == NoBlock)
            return GoesOnAfterMissingBlock();
        while (!CloseBlock(syntax, first, open, BlockKind.Enum, name))
        {
            int statement = _position;
            if (!ParseEnumMember(syntax))
                SkipStatement(statement);
        }
        CheckAlias(syntax);
        return true;
    }

    private bool ParseEnumMember(EnumSyntax syntax)
    {
        if (At(';'))
        {
            TakeEndOfDeclaration(null);
            return true;
        }
        return Current.Keyword switch
        {
            Keyword.Option => ParseOptionStatement(syntax.Options),
            Keyword.Reserved => ParseReserved(syntax.Reserved, ofEnum: true),
            _ => ParseEnumValue(syntax),
        };
    }

    private bool ParseEnumValue(EnumSyntax syntax)
    {
        int first = _position;
        var value = new EnumValueSyntax();
        if (!TryTakeIdentifier(out NameSyntax name, "in an enum", "a value, 'option' or 'reserved'"))
            return false;
        value.Name = name;
        value.Span = SpanFrom(first);
        string place = "value name '" + name.Text + "'";
        if (!TryTake('='))
        {
            if (Current.IsFirstOnLine || At(';') || At('}') || AtEnd)
                return EndWithoutNumber(value, first, place);
            ReportAtCurrent(DiagnosticRules.MissingNumber, DescribeCurrent(), place);
            return false;
        }
        if (!TryTakeInteger(out IntegerSyntax number, int.MinValue, int.MaxValue, "after '='", "a number"))
            return false;
        value.Number = number;
        // Without a number the value would look like a zero.
        if (number.Span.Length > 0)
            syntax.Values.Add(value);
        if (At('['))
        {
            int open = _position;
            if (!ParseOptionList(value.Options))
                return false;
            value.OptionsSpan = SpanFrom(open);
        }
        return EndStatement(value, first, value.OptionsSpan.Length > 0 ? "after the value's options" : "after the value's number");
    }

    private void CheckAlias(EnumSyntax syntax)
    {
        OptionSyntax? alias = syntax.Options.Find(static option =>
            option.Name.Count == 1 && !option.Name[0].IsExtension && option.Name[0].Text == "allow_alias");
        if (alias is null || alias.Value.Kind != OptionValueKind.Identifier)
            return;
        if (alias.Value.Text != "true")
            Report(DiagnosticRules.AliasForbiddenInVain, alias.Span, syntax.Name.Text);
        else if (!HasAlias(syntax))
            Report(DiagnosticRules.AliasAllowedInVain, alias.Span, syntax.Name.Text);
    }

    private static bool HasAlias(EnumSyntax syntax)
    {
        var numbers = new HashSet<long>();
        foreach (EnumValueSyntax value in syntax.Values)
        {
            if (!numbers.Add(value.Number.Value))
                return true;
        }
        return false;
    }
}
