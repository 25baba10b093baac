using System;
using System.Collections.Generic;
using System.Globalization;
using ProtoGen.Parser.Descriptors;
using ProtoGen.Parser.Linking;

namespace ProtoGen.Parser.Decompilation;

/// <summary>Options that descriptor.proto itself declares, read by its own schema.</summary>
internal sealed partial class DescriptorPrinter
{
    private void PrintOptions(WireMessage? options, OptionTarget target)
    {
        foreach (string option in Options(options, target))
            Line($"option {option};");
    }

    private static List<string> Options(WireMessage? options, OptionTarget target)
    {
        var result = new List<string>();
        if (options is null || OptionsSchema.Bundled[target] is not { } schema)
            return result;
        foreach (WireField field in options.Fields)
        {
            if (schema.FindField(field.Number) is { Name: not ("map_entry" or "uninterpreted_option") } descriptor)
                AddValues(options, field, descriptor, value => result.Add($"{descriptor.Name} = {value}"), depth: 0);
        }
        return result;
    }

    private static string Aggregate(WireMessage message, MessageDescriptor schema, int depth)
    {
        if (depth > MaxDepth)
            throw new InvalidDescriptorException("nested too deeply");
        var parts = new List<string>();
        foreach (WireField field in message.Fields)
        {
            if (schema.FindField(field.Number) is { } descriptor)
                AddValues(message, field, descriptor, value => parts.Add($"{descriptor.Name}: {value}"), depth);
        }
        return "{ " + string.Join(" ", parts) + " }";
    }

    private static void AddValues(WireMessage message, WireField field, FieldDescriptor descriptor, Action<string> add, int depth)
    {
        switch (descriptor.Type)
        {
            case FieldType.Message:
                add(Aggregate(message.Message(field), descriptor.MessageType!, depth + 1));
                break;
            case FieldType.String or FieldType.Bytes:
                add(Quote(message.Bytes(field)));
                break;
            case FieldType.Bool:
                add(field.Value != 0 ? "true" : "false");
                break;
            case FieldType.Enum when field.WireType == 0:
                AddEnum(field.Value);
                break;
            case FieldType.Enum:
                foreach (int packed in message.Ints(field.Number))
                    AddEnum(unchecked((ulong)packed));
                break;
            case FieldType.Double:
                add(BitConverter.Int64BitsToDouble(unchecked((long)field.Value)).ToString("R", CultureInfo.InvariantCulture));
                break;
            case FieldType.UInt64:
                add(field.Value.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                add(unchecked((long)field.Value).ToString(CultureInfo.InvariantCulture));
                break;
        }

        // A value that this descriptor.proto does not name cannot be written, and nothing here would act on it.
        void AddEnum(ulong number)
        {
            if (descriptor.EnumType!.FindValue(unchecked((int)number)) is { } value)
                add(value.Name);
        }
    }
}
