using System;
using System.Globalization;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

internal sealed partial class OptionInterpreter
{
    /// <summary>A value right of the equals sign; stricter than inside an aggregate, which is text format.</summary>
    private object? ConvertTopLevel(FieldDescriptor field, OptionSyntax option)
    {
        OptionValueSyntax value = option.Value;
        string name = NameUpTo(option, option.Name.Count - 1);
        switch (field.Type)
        {
            case FieldType.Message or FieldType.Group:
                if (value.Kind == OptionValueKind.Aggregate && field.MessageType is { } message)
                    return ConvertAggregate(message, value, field.FullName, 0);
                return Wrong(name, field, value);
            case FieldType.Bool:
                if (value.Kind == OptionValueKind.Identifier && value.Text is "true" or "false")
                    return value.Text == "true";
                return Wrong(name, field, value);
            case FieldType.Enum:
                if (value.Kind != OptionValueKind.Identifier || field.EnumType is null)
                    return Wrong(name, field, value);
                return FindEnumValue(name, field.EnumType, value);
            case FieldType.String:
                return ConvertString(name, field, value);
            case FieldType.Bytes:
                return value.Kind == OptionValueKind.String ? value.Bytes : Wrong(name, field, value);
            case FieldType.Float or FieldType.Double:
                return ConvertFloat(name, field, value, isTextFormat: false);
            default:
                return ConvertInteger(name, field, value);
        }
    }

    private object? ConvertString(string name, FieldDescriptor field, OptionValueSyntax value)
    {
        if (value.Kind != OptionValueKind.String)
            return Wrong(name, field, value);
        string text = Utf8Text.Decode(value.Bytes);
        if (!field.ValidatesUtf8 || !Utf8Text.HasEscapes(text))
            return text;
        Report(LinkRules.OptionValueInvalid, value.Span, name, "text in UTF-8", "bytes that are no UTF-8");
        return null;
    }

    private object? ConvertInteger(string name, FieldDescriptor field, OptionValueSyntax value)
    {
        if (value.Kind is not (OptionValueKind.Integer or OptionValueKind.NegativeInteger))
            return Wrong(name, field, value);
        bool negative = value.Kind == OptionValueKind.NegativeInteger;
        ulong magnitude = value.Integer;
        switch (field.Type)
        {
            case FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 when magnitude <= (negative ? 1UL << 31 : int.MaxValue):
                return negative ? unchecked((int)-(long)magnitude) : (int)magnitude;
            case FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 when magnitude <= (negative ? 1UL << 63 : long.MaxValue):
                return unchecked(negative ? (long)(0 - magnitude) : (long)magnitude);
            case FieldType.UInt32 or FieldType.Fixed32 when (!negative || magnitude == 0) && magnitude <= uint.MaxValue:
                return (uint)magnitude;
            case FieldType.UInt64 or FieldType.Fixed64 when !negative || magnitude == 0:
                return magnitude;
            default:
                return Wrong(name, field, value);
        }
    }

    private object? ConvertFloat(string name, FieldDescriptor field, OptionValueSyntax value, bool isTextFormat)
    {
        double number;
        switch (value.Kind)
        {
            case OptionValueKind.Float:
                number = value.Float;
                break;
            case OptionValueKind.Integer:
                number = value.Integer;
                break;
            case OptionValueKind.NegativeInteger:
                // Zero keeps its sign only in text format, where the minus is applied to a double.
                number = value.Integer == 0 ? (isTextFormat ? -0.0 : 0) : -(double)value.Integer;
                break;
            case OptionValueKind.Identifier when IsName(value.Text, "inf", isTextFormat) || (isTextFormat && IsName(value.Text, "infinity", true)):
                number = double.PositiveInfinity;
                break;
            case OptionValueKind.Identifier when IsName(value.Text, "nan", isTextFormat):
                number = PositiveNaN;
                break;
            default:
                return Wrong(name, field, value);
        }
        if (field.Type == FieldType.Double)
            return number;
        return (float)number;
    }

    /// <summary>The NaN of C and C++; the constants of .NET carry the sign bit.</summary>
    private static double PositiveNaN => BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0000);

    private static bool IsName(string text, string name, bool ignoreCase) =>
        string.Equals(text, name, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private EnumValueDescriptor? FindEnumValue(string name, EnumDescriptor type, OptionValueSyntax value)
    {
        if (type.FindValue(value.Text) is { } found)
            return found;
        var similar = new SimilarName(value.Text);
        for (int i = 0; i < type.Values.Count; i++)
            similar.Offer(type.Values[i].Name, type.Values[i].Name);
        string hint = similar.Found is { } close ? $"; did you mean \"{close}\"?" : "";
        Report(LinkRules.OptionValueInvalid, value.Span, name, $"a value of enum {type.FullName}", $"\"{value.Text}\"{hint}");
        return null;
    }

    private object? Wrong(string name, FieldDescriptor field, OptionValueSyntax value)
    {
        if (value.Kind != OptionValueKind.Missing)
            Report(LinkRules.OptionValueInvalid, value.Span, name, Expected(field), Found(value));
        return null;
    }

    private static string Expected(FieldDescriptor field) => field.Type switch
    {
        FieldType.Message or FieldType.Group => $"a value {{ … }} of message {field.MessageType?.FullName}",
        FieldType.Enum => $"the name of a value of enum {field.EnumType?.FullName}",
        FieldType.Bool => "true or false",
        FieldType.String or FieldType.Bytes => "a string in quotes",
        FieldType.Float or FieldType.Double => "a number",
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => "an integer from -2147483648 to 2147483647",
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => "an integer from -9223372036854775808 to 9223372036854775807",
        FieldType.UInt32 or FieldType.Fixed32 => "an integer from 0 to 4294967295",
        _ => "an integer from 0 to 18446744073709551615",
    };

    private static string Found(OptionValueSyntax value) => value.Kind switch
    {
        OptionValueKind.Identifier => $"\"{value.Text}\"",
        OptionValueKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
        OptionValueKind.NegativeInteger => "-" + value.Integer.ToString(CultureInfo.InvariantCulture),
        OptionValueKind.Float => value.Float.ToString("R", CultureInfo.InvariantCulture),
        OptionValueKind.String => "a string",
        OptionValueKind.Aggregate => "a message value",
        _ => "a list",
    };

    private static string Describe(FieldDescriptor field) => field.Type == FieldType.Enum ? "an enum" : "of type " + field.Type.ToString().ToLowerInvariant();
}
