using System;
using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Serialization;
using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Linking;

/// <summary>Values between braces follow the text format: https://protobuf.dev/reference/protobuf/textformat-spec.</summary>
internal sealed partial class OptionInterpreter
{
    private const int MaxAggregateDepth = 100;

    private OptionSet? ConvertAggregate(MessageDescriptor message, OptionValueSyntax value, string name, int depth)
    {
        if (depth > MaxAggregateDepth)
        {
            Report(LinkRules.OptionValueInvalid, value.Span, name, "a value of at most 100 levels", "a deeper one");
            return null;
        }
        var values = new List<OptionValue>(value.Fields.Count);
        var seen = new HashSet<FieldDescriptor>();
        Dictionary<OneofDescriptor, FieldDescriptor>? oneofs = null;
        bool ok = true;
        for (int i = 0; i < value.Fields.Count; i++)
        {
            AggregateFieldSyntax field = value.Fields[i];
            if (field.Name.IsMissing)
            {
                ok = false;
                continue;
            }
            if (field.AnyPrefix is not null)
            {
                ok &= ConvertAny(message, field, values, depth);
                continue;
            }
            FieldDescriptor? target = field.IsExtension ? FindAggregateExtension(message, field.Name) : FindAggregateField(message, field.Name);
            if (target is null)
            {
                ok = false;
                continue;
            }
            if (!seen.Add(target) && !target.IsRepeated)
            {
                Report(LinkRules.AggregateFieldTwice, field.Name.Span, target.FullName, "");
                ok = false;
                continue;
            }
            if (target.RealOneof is { } oneof)
            {
                oneofs ??= [];
                if (oneofs.TryGetValue(oneof, out FieldDescriptor? other) && other != target)
                {
                    Report(LinkRules.AggregateFieldTwice, field.Name.Span, oneof.FullName, $": \"{other.Name}\" is already set");
                    ok = false;
                    continue;
                }
                oneofs[oneof] = target;
            }
            ok &= ConvertAggregateField(target, field, values, depth);
        }
        if (!ok)
            return null;
        return CheckRequired(message, seen, value, name) ? new OptionSet(values) : null;
    }

    private bool ConvertAggregateField(FieldDescriptor target, AggregateFieldSyntax field, List<OptionValue> values, int depth)
    {
        if (field.Value.Kind != OptionValueKind.List)
        {
            if (ConvertElement(target, field.Value, depth) is not { } single)
                return false;
            values.Add(new OptionValue(target, single));
            return true;
        }
        if (!target.IsRepeated)
        {
            Wrong(target.FullName, target, field.Value);
            return false;
        }
        bool ok = true;
        foreach (OptionValueSyntax element in field.Value.Elements)
        {
            if (ConvertElement(target, element, depth) is { } converted)
                values.Add(new OptionValue(target, converted));
            else
                ok = false;
        }
        return ok;
    }

    private object? ConvertElement(FieldDescriptor field, OptionValueSyntax value, int depth)
    {
        switch (field.Type)
        {
            case FieldType.Message or FieldType.Group:
                if (value.Kind == OptionValueKind.Aggregate && field.MessageType is { } message)
                    return ConvertAggregate(message, value, field.FullName, depth + 1);
                return Wrong(field.FullName, field, value);
            case FieldType.Bool:
                return value switch
                {
                    { Kind: OptionValueKind.Identifier, Text: "true" or "True" or "t" } or { Kind: OptionValueKind.Integer, Integer: 1 } => true,
                    { Kind: OptionValueKind.Identifier, Text: "false" or "False" or "f" } or { Kind: OptionValueKind.Integer, Integer: 0 } => false,
                    _ => Wrong(field.FullName, field, value),
                };
            case FieldType.Enum:
                return ConvertAggregateEnum(field, value);
            case FieldType.String:
                return ConvertString(field.FullName, field, value);
            case FieldType.Bytes:
                return value.Kind == OptionValueKind.String ? value.Bytes : Wrong(field.FullName, field, value);
            case FieldType.Float or FieldType.Double:
                return ConvertFloat(field.FullName, field, value, isTextFormat: true);
            default:
                return ConvertInteger(field.FullName, field, value);
        }
    }

    private object? ConvertAggregateEnum(FieldDescriptor field, OptionValueSyntax value)
    {
        EnumDescriptor type = field.EnumType!;
        if (value.Kind == OptionValueKind.Identifier)
            return FindEnumValue(field.FullName, type, value);
        bool negative = value.Kind == OptionValueKind.NegativeInteger;
        if (value.Kind != OptionValueKind.Integer && !negative)
            return Wrong(field.FullName, field, value);
        if (value.Integer <= (negative ? 1UL << 31 : int.MaxValue))
        {
            int number = unchecked((int)(negative ? -(long)value.Integer : (long)value.Integer));
            if (type.FindValue(number) is { } known)
                return known;
            // An open enum takes numbers that it does not name.
            if (!type.IsClosed)
                return new EnumValueDescriptor { Name = number.ToString(System.Globalization.CultureInfo.InvariantCulture), Number = number, Enum = type, File = type.File };
        }
        return Wrong(field.FullName, field, value);
    }

    private FieldDescriptor? FindAggregateField(MessageDescriptor message, NameSyntax name)
    {
        FieldDescriptor? field = message.FindField(name.Text);
        // Text format knows a group by the name of its message.
        if (field is null && message.FindField(name.Text.ToLowerInvariant()) is { Type: FieldType.Group } group && group.MessageType!.Name == name.Text)
            field = group;
        if (field is not null)
            return field;
        var similar = new SimilarName(name.Text);
        for (int i = 0; i < message.Fields.Count; i++)
            similar.Offer(message.Fields[i].Name, message.Fields[i].Name);
        Report(LinkRules.AggregateUnknownField, name.Span, message.FullName, "field", name.Text, similar.Found is { } found ? $"; did you mean \"{found}\"?" : "");
        return null;
    }

    private FieldDescriptor? FindAggregateExtension(MessageDescriptor message, NameSyntax name)
    {
        Symbol symbol = context.Names.ResolveFromAnywhere(name.Text, message.FullName);
        if (symbol.Descriptor is FieldDescriptor { IsExtension: true } field)
        {
            if (context.Unresolved.Contains(field) || field.ContainingType is null)
                return null;
            if (field.ContainingType.FullName == message.FullName)
                return field;
        }
        // The items of a message set may be named by their type.
        if (symbol.Descriptor is MessageDescriptor item && message.IsMessageSet)
        {
            foreach (FieldDescriptor extension in item.NestedExtensions)
            {
                if (extension.ContainingType == message && extension.MessageType == item)
                    return extension;
            }
        }
        if (!symbol.Exists && context.HasFailedImports)
            return null;
        string hint = !symbol.Exists && context.Names.FileDefining(name.Text) is { } path ? $"; it is defined in \"{path}\", which is not imported" : "";
        Report(LinkRules.AggregateUnknownField, name.Span, message.FullName, "extension", name.Text, hint);
        return null;
    }

    private bool ConvertAny(MessageDescriptor message, AggregateFieldSyntax field, List<OptionValue> values, int depth)
    {
        string prefix = field.AnyPrefix!.TrimEnd('/');
        string url = prefix + "/" + field.Name.Text;
        FieldDescriptor? urlField = message.FullName == "google.protobuf.Any" ? message.FindField("type_url") : null;
        FieldDescriptor? valueField = message.FindField("value");
        if (urlField is null || valueField is null
            || prefix is not ("type.googleapis.com" or "type.googleprod.com")
            || context.Names.FindVisible(field.Name.Text).Descriptor is not MessageDescriptor type)
        {
            Report(LinkRules.AnyUnresolved, field.Name.Span, url);
            return false;
        }
        if (field.Value.Kind != OptionValueKind.Aggregate)
        {
            Report(LinkRules.OptionValueInvalid, field.Value.Span, url, "a message value", Found(field.Value));
            return false;
        }
        if (ConvertAggregate(type, field.Value, url, depth + 1) is not { } inner)
            return false;
        values.Add(new OptionValue(urlField, url));
        values.Add(new OptionValue(valueField, OptionWriter.Serialize(inner)));
        return true;
    }

    private bool CheckRequired(MessageDescriptor message, HashSet<FieldDescriptor> seen, OptionValueSyntax value, string name)
    {
        List<string>? missing = null;
        for (int i = 0; i < message.Fields.Count; i++)
        {
            if (message.Fields[i].IsRequired && !seen.Contains(message.Fields[i]))
                (missing ??= []).Add(message.Fields[i].Name);
        }
        if (missing is null)
            return true;
        Report(LinkRules.MissingRequired, value.Span, name, string.Join(", ", missing));
        return false;
    }
}
