using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>Default values: checks them against the type of the field and spells them as descriptors do.</summary>
internal static class DefaultsPass
{
    public static void Run(LinkContext context)
    {
        for (int i = 0; i < context.Fields.Count; i++)
        {
            FieldDescriptor field = context.Fields[i];
            if (context.Unresolved.Contains(field))
                continue;
            if (field.EnumType is { Values.Count: > 0 } enumType && !field.IsRepeated)
                field.DefaultEnumValue = enumType.Values[0];
            if (field.FieldSyntax is { Options.Count: > 0 } syntax && FindPseudoOption(syntax.Options, "default") is { } option)
                SetDefault(context, field, option);
        }
    }

    public static OptionSyntax? FindPseudoOption(List<OptionSyntax> options, string name)
    {
        for (int i = 0; i < options.Count; i++)
        {
            if (options[i].Name.Count == 1 && !options[i].Name[0].IsExtension && options[i].Name[0].Text == name)
                return options[i];
        }
        return null;
    }

    private static void SetDefault(LinkContext context, FieldDescriptor field, OptionSyntax option)
    {
        OptionValueSyntax value = option.Value;
        if (value.Kind == OptionValueKind.Missing)
            return;
        string? problem = Convert(field, value, out string? text);
        if (problem is not null)
        {
            context.Report(LinkRules.InvalidDefault, value.Span, field.Name, problem);
            return;
        }
        // In proto3 the parser has refused it.
        field.DefaultText = context.Edition == Edition.Proto3 ? null : text;
    }

    private static string? Convert(FieldDescriptor field, OptionValueSyntax value, out string? text)
    {
        text = null;
        if (field.Type is FieldType.Message or FieldType.Group)
            return "messages have no default";
        if (field.IsRepeated)
            return "repeated fields have no default";
        switch (field.Type)
        {
            case FieldType.Bool:
                if (value.Kind != OptionValueKind.Identifier || value.Text is not ("true" or "false"))
                    return "expected true or false";
                text = value.Text;
                return null;
            case FieldType.Enum:
                if (value.Kind != OptionValueKind.Identifier)
                    return $"expected the name of a value of enum {field.EnumType!.FullName}";
                if (field.EnumType!.FindValue(value.Text) is not { } choice)
                    return $"enum {field.EnumType.FullName} has no value \"{value.Text}\"{Similar(field.EnumType, value.Text)}";
                field.DefaultEnumValue = choice;
                text = choice.Name;
                return null;
            case FieldType.String or FieldType.Bytes:
                if (value.Kind != OptionValueKind.String)
                    return "expected a string in quotes";
                field.DefaultBytes = value.Bytes;
                text = field.Type == FieldType.String ? Utf8Text.Decode(value.Bytes) : NumberText.EscapeBytes(value.Bytes);
                return null;
            case FieldType.Float or FieldType.Double:
                return ConvertFloat(field, value, out text);
            default:
                return ConvertInteger(field, value, out text);
        }
    }

    private static string? ConvertFloat(FieldDescriptor field, OptionValueSyntax value, out string? text)
    {
        double number;
        text = null;
        switch (value.Kind)
        {
            case OptionValueKind.Float:
                number = value.Float;
                break;
            case OptionValueKind.Integer:
                number = value.Integer;
                break;
            case OptionValueKind.NegativeInteger:
                number = -(double)value.Integer;
                break;
            case OptionValueKind.Identifier when value.Text == "inf":
                number = double.PositiveInfinity;
                break;
            case OptionValueKind.Identifier when value.Text == "nan":
                number = double.NaN;
                break;
            default:
                return "expected a number";
        }
        // protoc prints the literal as a double before it reads it as a float; the digits lost on the way must be lost here too.
        text = field.Type == FieldType.Double ? NumberText.OfDouble(number) : NumberText.OfFloat((float)NumberText.Reread(number));
        return null;
    }

    private static string? ConvertInteger(FieldDescriptor field, OptionValueSyntax value, out string? text)
    {
        text = null;
        bool negative = value.Kind == OptionValueKind.NegativeInteger;
        if (value.Kind != OptionValueKind.Integer && !negative)
            return "expected an integer";
        (ulong max, bool signed) = field.Type switch
        {
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => ((ulong)int.MaxValue, true),
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => ((ulong)long.MaxValue, true),
            FieldType.UInt32 or FieldType.Fixed32 => (uint.MaxValue, false),
            _ => (ulong.MaxValue, false),
        };
        if (negative && !signed)
            return "an unsigned field cannot have a negative default";
        if (value.Integer > max + (negative ? 1UL : 0UL))
            return "the integer is out of range";
        string digits = value.Integer.ToString(System.Globalization.CultureInfo.InvariantCulture);
        text = negative && value.Integer != 0 ? "-" + digits : digits;
        return null;
    }

    private static string Similar(EnumDescriptor type, string name)
    {
        var similar = new SimilarName(name);
        for (int i = 0; i < type.Values.Count; i++)
            similar.Offer(type.Values[i].Name, type.Values[i].Name);
        return similar.Found is { } found ? $"; did you mean \"{found}\"?" : "";
    }
}
