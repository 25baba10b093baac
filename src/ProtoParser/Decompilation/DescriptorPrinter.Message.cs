using System.Collections.Generic;
using ProtoGen.Parser.Linking;

namespace ProtoGen.Parser.Decompilation;

/// <summary>Messages, fields and extensions.</summary>
internal sealed partial class DescriptorPrinter
{
    private const int TypeGroup = 10;
    private const int LabelRepeated = 3;

    private static readonly string[] _scalars =
        ["", "double", "float", "int64", "uint64", "int32", "fixed64", "fixed32", "bool", "string", "", "", "bytes", "uint32", "", "sfixed32", "sfixed64", "sint32", "sint64"];

    private void PrintMessage(WireMessage message, string scope, HashSet<string> groups)
    {
        string fullName = Join(scope, message.Text(1));
        // A group's message is written with its field.
        if (groups.Contains("." + fullName))
            return;
        Open($"{Visibility(message.Int(11))}message {Identifier(message.Text(1))}");
        PrintBody(message, fullName);
        Close();
    }

    private void PrintBody(WireMessage message, string fullName)
    {
        PrintOptions(message.Message(7), OptionTarget.Message);
        HashSet<string> groups = GroupsIn(message, 2, fullName);
        groups.UnionWith(GroupsIn(message, 6, fullName));
        var nested = new Dictionary<string, WireMessage>(System.StringComparer.Ordinal);
        foreach (WireMessage inner in message.Messages(3))
            nested["." + Join(fullName, inner.Text(1))] = inner;
        PrintFields(message, nested);
        foreach (WireMessage inner in message.Messages(3))
        {
            if (!IsMapEntry(inner))
                PrintMessage(inner, fullName, groups);
        }
        foreach (WireMessage inner in message.Messages(4))
            PrintEnum(inner);
        foreach (WireMessage range in message.Messages(5))
            Line($"extensions {Range(range)}{Brackets(Options(range.Message(3), OptionTarget.ExtensionRange))};");
        PrintExtensions(message, 6, 3, fullName);
        foreach (WireMessage range in message.Messages(9))
            Line($"reserved {Range(range)};");
        PrintReservedNames(message.Texts(10));
    }

    /// <summary>Fields of one oneof follow each other in every valid descriptor, so its block opens with the first and closes with the last.</summary>
    private void PrintFields(WireMessage message, Dictionary<string, WireMessage> nested)
    {
        List<WireMessage> oneofs = [.. message.Messages(8)];
        int open = -1;
        foreach (WireMessage field in message.Messages(2))
        {
            int oneof = field.Has(9) && !field.Bool(17) ? field.Int(9) : -1;
            if (oneof >= oneofs.Count)
                throw new InvalidDescriptorException("a field names a oneof that is not there");
            if (oneof != open)
            {
                if (open >= 0)
                    Close();
                if (oneof >= 0)
                {
                    Open($"oneof {Identifier(oneofs[oneof].Text(1))}");
                    PrintOptions(oneofs[oneof].Message(2), OptionTarget.Oneof);
                }
                open = oneof;
            }
            PrintField(field, nested, isExtension: false);
        }
        if (open >= 0)
            Close();
    }

    private void PrintExtensions(WireMessage scope, int number, int typesNumber, string scopeName)
    {
        var groups = new Dictionary<string, WireMessage>(System.StringComparer.Ordinal);
        foreach (WireMessage type in scope.Messages(typesNumber))
            groups["." + Join(scopeName, type.Text(1))] = type;
        foreach (WireMessage field in scope.Messages(number))
        {
            Open($"extend {Dotted(field.Text(2))}");
            PrintField(field, groups, isExtension: true);
            Close();
        }
    }

    private void PrintField(WireMessage field, Dictionary<string, WireMessage> siblings, bool isExtension)
    {
        siblings.TryGetValue(field.Text(6), out WireMessage? sibling);
        List<string> options = FieldOptions(field, isExtension);
        string rest = $" = {Number(field.Int(3))}{Brackets(options)}";
        if (sibling is not null && IsMapEntry(sibling))
        {
            string key = "";
            string value = "";
            foreach (WireMessage entryField in sibling.Messages(2))
            {
                if (entryField.Int(3) == 1)
                    key = TypeName(entryField);
                else
                    value = TypeName(entryField);
            }
            Line($"map<{key}, {value}> {Identifier(field.Text(1))}{rest};");
        }
        else if (field.Int(5) == TypeGroup && sibling is not null)
        {
            Open($"{Label(field)}group {Identifier(sibling.Text(1))}{rest}");
            PrintBody(sibling, field.Text(6).TrimStart('.'));
            Close();
        }
        else
        {
            Line($"{Label(field)}{TypeName(field)} {Identifier(field.Text(1))}{rest};");
        }
    }

    private string Label(WireMessage field)
    {
        int label = field.Int(4);
        if (label == LabelRepeated)
            return "repeated ";
        if (field.Bool(17))
            return "optional ";
        // In editions presence is a feature, in proto3 the default, in a oneof given.
        return _syntax != "proto2" || field.Has(9) ? "" : label == 2 ? "required " : "optional ";
    }

    private static string TypeName(WireMessage field)
    {
        int type = field.Int(5);
        if (type is > 0 and < 19 && _scalars[type].Length > 0)
            return _scalars[type];
        return Dotted(field.Text(6));
    }

    private static List<string> FieldOptions(WireMessage field, bool isExtension)
    {
        List<string> options = Options(field.Message(8), OptionTarget.Field);
        if (field.Has(7))
            options.Add("default = " + Default(field));
        string jsonName = field.Text(10);
        if (!isExtension && field.Has(10) && jsonName != JsonName.Of(field.Text(1)))
            options.Add("json_name = " + Quote(jsonName));
        return options;
    }

    private static string Default(WireMessage field)
    {
        string text = field.Text(7);
        switch (field.Int(5))
        {
            case 9:
                return Quote(text);
            case 12:
                // Bytes are C-escaped already, quotes included.
                foreach (char c in text)
                {
                    if (c is < ' ' or > '~')
                        throw new InvalidDescriptorException("a default of bytes is not escaped");
                }
                return "\"" + text + "\"";
            default:
                foreach (char c in text)
                {
                    if (!Lexing.Chars.IsIdentifierPart(c) && c is not ('-' or '+' or '.'))
                        throw new InvalidDescriptorException($"\"{text}\" is no default");
                }
                return text;
        }
    }

    private static string Range(WireMessage range)
    {
        int first = range.Int(1);
        long last = (long)range.Int(2) - 1;
        return first == last ? Number(first) : $"{Number(first)} to {(last >= 536870911 ? "max" : Number((int)last))}";
    }

    private static bool IsMapEntry(WireMessage message) => message.Message(7) is { } options && options.Bool(7);

    /// <summary>The types of the group fields of a scope that are declared in that scope.</summary>
    private static HashSet<string> GroupsIn(WireMessage scope, int fieldsNumber, string scopeName)
    {
        var names = new HashSet<string>(System.StringComparer.Ordinal);
        foreach (WireMessage field in scope.Messages(fieldsNumber))
        {
            string type = field.Text(6);
            if (field.Int(5) == TypeGroup && type.StartsWith("." + Join(scopeName, ""), System.StringComparison.Ordinal))
                names.Add(type);
        }
        return names;
    }

    private static string Join(string scope, string name) => scope.Length == 0 ? name : scope + "." + name;
}
