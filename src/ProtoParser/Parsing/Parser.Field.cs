using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Lexing;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Parsing;

/// <summary>Fields: of messages, of oneofs and of extend blocks.</summary>
internal sealed partial class Parser
{
    /// <summary>Where a field is declared and where it and the message of a group go.</summary>
    private readonly struct FieldScope(BlockKind block, List<FieldSyntax> fields, List<MessageSyntax> groups, OneofSyntax? oneof)
    {
        public BlockKind Block { get; } = block;

        public List<FieldSyntax> Fields { get; } = fields;

        public List<MessageSyntax> Groups { get; } = groups;

        public OneofSyntax? Oneof { get; } = oneof;
    }

    private bool ParseField(in FieldScope scope)
    {
        int first = _position;
        var field = new FieldSyntax { Oneof = scope.Oneof };
        bool labelled = ParseLabel(field, scope);
        bool isGroup = At(Keyword.Group);
        if (At(Keyword.Map) && PeekToken(1).Symbol == '<')
        {
            if (!ParseMapType(field, scope))
                return false;
        }
        else if (!TryTakeFieldType(field, labelled ? "after a label" : PlaceOf(scope), labelled ? "a type" : MembersOf(scope)))
        {
            return false;
        }

        if (!At(TokenKind.Identifier) || (Current.IsFirstOnLine && (StartsField() || StartsDeclaration())))
        {
            string afterType = "after type '" + field.Type.Text + "'";
            if (!Current.IsFirstOnLine)
                return Unexpected(afterType, "a field name");
            ReportMissingBefore("a field name", afterType);
            CrossGap(null, closesBlock: true);
            return true;
        }
        field.Name = TakeIdentifier();
        scope.Fields.Add(field);
        field.Span = SpanFrom(first);
        if (!ParseNumber(field, first, out bool ended) || ended)
            return ended;

        if (!labelled && Edition == Edition.Proto2 && scope.Block != BlockKind.Oneof && field.Map is null)
            ReportForLevel(DiagnosticRules.MissingLabel, field.Type.Span, "'" + field.Type.Text + "'");
        if (At('['))
        {
            int open = _position;
            bool complete = ParseFieldOptions(field);
            field.OptionsSpan = SpanFrom(open);
            if (!complete)
                return false;
        }
        if (isGroup)
            return ParseGroup(field, first, scope);
        return EndStatement(field, first, field.OptionsSpan.Length > 0 ? "after the field options" : "after the field number");
    }

    private static string PlaceOf(in FieldScope scope) => scope.Block switch
    {
        BlockKind.Oneof => "in a oneof",
        BlockKind.Extend => "in an extend block",
        _ => "in a message",
    };

    private static string MembersOf(in FieldScope scope) => scope.Block switch
    {
        BlockKind.Oneof => "a field or 'option'",
        BlockKind.Extend => "a field",
        _ => "a field or another member of a message",
    };

    private bool StartsDeclaration() => IsDeclarationKeyword(Current.Keyword) && StartsStatement();

    // True when a label was written, right or wrong: a wrong one is reported once and then forgotten.
    private bool ParseLabel(FieldSyntax field, in FieldScope scope)
    {
        FieldLabel label = Current.Keyword switch
        {
            Keyword.Optional => FieldLabel.Optional,
            Keyword.Required => FieldLabel.Required,
            Keyword.Repeated => FieldLabel.Repeated,
            _ => FieldLabel.None,
        };
        if (label == FieldLabel.None)
            return false;
        TextSpan span = Current.Span;
        if (scope.Block == BlockKind.Oneof)
        {
            Report(DiagnosticRules.LabelInOneof, span, TextOf(Current));
            label = FieldLabel.None;
        }
        else if (PeekToken(1).Keyword == Keyword.Map && PeekToken(2).Symbol == '<')
        {
            Report(DiagnosticRules.LabelOnMap, span, TextOf(Current));
            label = FieldLabel.None;
        }
        else if (IsEditions && label != FieldLabel.Repeated)
        {
            ReportForLevel(DiagnosticRules.LabelInEditions, span, TextOf(Current));
            label = FieldLabel.None;
        }
        else if (Edition == Edition.Proto3 && label == FieldLabel.Required)
        {
            ReportForLevel(DiagnosticRules.RequiredInProto3, span);
            label = FieldLabel.None;
        }
        field.Label = label;
        field.LabelSpan = label == FieldLabel.None ? default : span;
        Advance();
        return true;
    }

    private bool TryTakeFieldType(FieldSyntax field, string place, string expected)
    {
        if (!TryTakeType(out NameSyntax type, place, expected))
            return false;
        field.Type = type;
        return true;
    }

    private bool TryTakeType(out NameSyntax type, string place, string expected)
    {
        if (Current.Keyword == Keyword.Group)
        {
            if (Edition != Edition.Proto2)
                ReportForLevel(DiagnosticRules.GroupNotAllowed, Current.Span, Edition == Edition.Proto3 ? "proto3" : "a file with an edition");
            type = TakeIdentifier();
            return true;
        }
        if (Current.Keyword.IsScalar())
        {
            type = TakeIdentifier();
            return true;
        }
        // The word map is a whole type name: map.Entry is two names with a point between, which no field has.
        if (At(Keyword.Map))
        {
            type = TakeIdentifier();
            return true;
        }
        return TryTakeDottedName(out type, place, expected, leadingPoint: true);
    }

    private bool ParseMapType(FieldSyntax field, in FieldScope scope)
    {
        int first = _position;
        if (scope.Block != BlockKind.Message)
            ReportAtCurrent(DiagnosticRules.MapNotAllowed, scope.Block == BlockKind.Oneof ? "a oneof" : "an extend block");
        var map = new MapTypeSyntax();
        field.Type = TakeIdentifier();
        Advance();
        if (!TryTakeMapPart(out NameSyntax key, "after 'map<'", "a key type"))
            return false;
        map.Key = key;
        if (!Expect(',', "after the key type"))
            return false;
        if (!TryTakeMapPart(out NameSyntax value, "after the key type", "a value type"))
            return false;
        map.Value = value;
        if (!Expect('>', "after the value type"))
            return false;
        map.Span = SpanFrom(first);
        field.Map = map;
        return true;
    }

    private bool TryTakeMapPart(out NameSyntax type, string place, string expected)
    {
        if (!At(Keyword.Group))
            return TryTakeType(out type, place, expected);
        type = default;
        return Unexpected(place, expected);
    }

    // The span of the number stays empty when there is none, which tells the linker to leave the field alone.
    private bool ParseNumber(FieldSyntax field, int first, out bool ended)
    {
        ended = false;
        if (!TryTake('='))
        {
            if (!Current.IsFirstOnLine && !At(';') && !At('}') && !AtEnd)
            {
                ReportAtCurrent(DiagnosticRules.MissingNumber, DescribeCurrent(), "field name '" + field.Name.Text + "'");
                return false;
            }
            ended = EndWithoutNumber(field, first, "field name '" + field.Name.Text + "'");
            return true;
        }
        if (!TryTakeInteger(out IntegerSyntax number, 0, int.MaxValue, "after '='", "a field number"))
            return false;
        field.Number = number;
        return true;
    }

    private bool EndWithoutNumber(DeclarationSyntax declaration, int first, string place)
    {
        if (MayReport())
        {
            TextSpan span = At(';') && !Current.IsFirstOnLine ? Current.Span : new TextSpan(Previous.End, 0);
            Report(DiagnosticRules.MissingNumber, span, DescribeCurrent(), place);
        }
        if (At(';'))
            TakeEndOfDeclaration(declaration);
        else
            CrossGap(declaration, closesBlock: false);
        declaration.Span = SpanFrom(first);
        _skippedTo = _position;
        return true;
    }

    /// <summary>A group is a field and a message in one: the field takes the name in lower case.</summary>
    private bool ParseGroup(FieldSyntax field, int first, in FieldScope scope)
    {
        NameSyntax name = field.Name;
        if (name.Text[0] is < 'A' or > 'Z')
            Report(DiagnosticRules.GroupName, name.Span, name.Text);
        var group = new MessageSyntax { Name = name, IsGroup = true, KeywordSpan = field.Type.Span };
        field.Group = group;
        field.Name = new NameSyntax(LowerAscii(name.Text), name.Span);
        scope.Groups.Add(group);
        if (!At('{'))
        {
            field.Span = group.Span = SpanFrom(first);
            return Unexpected("after the group's number", "'{' and the group's fields");
        }
        bool complete = ParseMessageBlock(group, first);
        field.Span = group.Span;
        return complete;
    }

    private static string LowerAscii(string text)
    {
        char[] lower = text.ToCharArray();
        for (int i = 0; i < lower.Length; i++)
        {
            if (lower[i] is >= 'A' and <= 'Z')
                lower[i] = (char)(lower[i] | 0x20);
        }
        return new string(lower);
    }
}
