using ProtoGen.CodeGen;
using ProtoGen.Json;

namespace ProtoGen.Reflection;

/// <summary>Writes dynamic messages as ProtoJSON, and the parts of generated ones that are known by descriptor only: extensions.</summary>
internal static class DynamicJsonWriter
{
    /// <summary>Writes the message as one value.</summary>
    /// <exception cref="ProtoException">The message holds what JSON cannot say, or nests too deep.</exception>
    public static void Write(DynamicMessage message, ref JsonOutput output)
    {
        if (AnyJson.Is(message.Descriptor))
        {
            AnyJson.Write(message, ref output);
        }
        else if (WellKnownForms.Has(message.Descriptor))
        {
            WellKnownJson.For(message.Descriptor).Write(message, ref output);
        }
        else
        {
            output.Enter();
            output.Writer.WriteStartObject();
            WriteMembers(message, ref output);
            output.Writer.WriteEndObject();
            output.Leave();
        }
    }

    /// <summary>Writes the fields as members of the object that is open.</summary>
    public static void WriteMembers(DynamicMessage message, ref JsonOutput output)
    {
        if (output.IncludesDefaults)
            WriteAll(message, ref output);
        foreach (ref readonly FieldEntry entry in message.Entries)
        {
            if (entry.IsPresent && (entry.Field.IsExtension || !output.IncludesDefaults))
                WriteMember(entry.Field, entry.Value, ref output);
        }
    }

    /// <summary>Writes the extensions among the unknown fields of a generated message as members of its object, which is open.</summary>
    /// <exception cref="ProtoException">An extension that the registry knows is malformed, or holds what JSON cannot say.</exception>
    public static void WriteExtensions(MessageDescriptor type, UnknownFieldData unknown, ref JsonOutput output)
    {
        var message = new DynamicMessage(type);
        message.Read(unknown.Bytes, ParseOptions.Unlimited with { Registry = output.Registry });
        foreach (ref readonly FieldEntry entry in message.Entries)
        {
            if (entry.IsPresent && entry.Field.IsExtension)
                WriteMember(entry.Field, entry.Value, ref output);
        }
    }

    /// <summary>Writes the fields without presence also at their default; the order is that of the numbers, extensions come behind.</summary>
    private static void WriteAll(DynamicMessage message, ref JsonOutput output)
    {
        foreach (JsonField field in message.Descriptor.Json.All)
        {
            DynamicValue value = message.Find(field.Descriptor);
            if (value.IsNone && (field.Descriptor.HasPresence || field.Descriptor.ContainingOneof is not null))
                continue;
            WriteMember(field.Descriptor, value.IsNone ? message.Get(field.Descriptor) : value, ref output);
        }
    }

    private static void WriteMember(FieldDescriptor field, DynamicValue value, ref JsonOutput output)
    {
        output.Writer.WritePropertyName(field.IsExtension ? $"[{field.FullName}]" : output.UsesProtoNames ? field.Name : field.JsonName);
        if (value.ListOrNull is { } list)
        {
            output.Writer.WriteStartArray();
            foreach (DynamicValue item in list)
                WriteValue(field, item, ref output);
            output.Writer.WriteEndArray();
        }
        else if (value.MapOrNull is { } map)
        {
            WriteMap(map, ref output);
        }
        else
        {
            WriteValue(field, value, ref output);
        }
    }

    private static void WriteMap(DynamicMap map, ref JsonOutput output)
    {
        FieldDescriptor valueField = map.ValueField;
        output.Writer.WriteStartObject();
        for (int i = 0; i < map.Count; i++)
        {
            (DynamicValue key, DynamicValue value) = map.EntryAt(i);
            WriteKey(key, ref output);
            WriteValue(valueField, value, ref output);
        }
        output.Writer.WriteEndObject();
    }

    private static void WriteKey(DynamicValue key, ref JsonOutput output)
    {
        switch (key.Kind)
        {
            case DynamicValueKind.String:
                JsonMapKey.Write(output.Writer, key.AsString());
                break;
            case DynamicValueKind.Bool:
                JsonMapKey.Write(output.Writer, key.AsBool());
                break;
            case DynamicValueKind.Int32 or DynamicValueKind.Int64:
                JsonMapKey.Write(output.Writer, (long)key.Bits);
                break;
            default:
                JsonMapKey.Write(output.Writer, key.Bits);
                break;
        }
    }

    private static void WriteValue(FieldDescriptor field, DynamicValue value, ref JsonOutput output)
    {
        switch (value.Kind)
        {
            case DynamicValueKind.Bool:
                output.Writer.WriteBooleanValue(value.AsBool());
                break;
            case DynamicValueKind.Int32:
                output.Writer.WriteNumberValue(value.AsInt32());
                break;
            case DynamicValueKind.UInt32:
                output.Writer.WriteNumberValue(value.AsUInt32());
                break;
            case DynamicValueKind.Int64:
                output.Number(value.AsInt64());
                break;
            case DynamicValueKind.UInt64:
                output.Number(value.AsUInt64());
                break;
            case DynamicValueKind.Float:
                output.Number(value.AsFloat());
                break;
            case DynamicValueKind.Double:
                output.Number(value.AsDouble());
                break;
            case DynamicValueKind.Enum:
                output.Enum(field.EnumType!.Json, value.AsEnum());
                break;
            case DynamicValueKind.String:
                output.String(value.AsString());
                break;
            case DynamicValueKind.Bytes:
                output.Writer.WriteBase64StringValue(value.AsBytes().Span);
                break;
            case DynamicValueKind.Message:
                Write(value.AsMessage(), ref output);
                break;
        }
    }
}
