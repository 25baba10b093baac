using System;
using System.Collections.Generic;
using System.Text;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Parser.Serialization;

/// <summary>
/// Writes options as protoc does once it has read them back with all extensions known: fields in order of their numbers,
/// parts of one message merged, without options whose retention is RETENTION_SOURCE.
/// </summary>
internal static class OptionWriter
{
    public static byte[] Serialize(OptionSet options)
    {
        var writer = new ProtoWriter();
        WriteMessage(writer, Merge(options), strip: false);
        return writer.ToArray();
    }

    /// <summary>Writes a field with the options message, or nothing when there are no options left.</summary>
    /// <param name="strip">Leave out options whose retention is source.</param>
    public static void Write(ProtoWriter writer, int number, OptionSet options, bool strip)
    {
        if (options.Values.Count == 0)
            return;
        if (!strip)
        {
            int content = writer.Begin(number);
            RetainedOptionWriter.Write(writer, options.Values);
            writer.End(content);
            return;
        }
        MergedMessage merged = Merge(options);
        if (!merged.HasRetained())
            return;
        int start = writer.Begin(number);
        WriteMessage(writer, merged, strip);
        writer.End(start);
    }

    /// <summary>
    /// Writes one option as protoc interprets it, without merging it with others. What the name leads to is written even if
    /// it is zero, never packed and never an item of a message set; inside an aggregate value the usual rules hold.
    /// </summary>
    public static void WriteAlone(ProtoWriter writer, OptionValue value)
    {
        FieldDescriptor field = value.Field;
        if (value.Message is not { } message)
        {
            writer.Tag(field.Number, WireType(field.Type));
            WriteScalar(writer, field.Type, value.Scalar);
            return;
        }
        int start = BeginSubMessage(writer, field, isMessageSetItem: false);
        if (value.IsNamePart)
            WriteAlone(writer, message.Values[0]);
        else
            WriteMessage(writer, Merge(message), strip: false);
        EndSubMessage(writer, field, start, isMessageSetItem: false);
    }

    private static MergedMessage Merge(OptionSet options)
    {
        var merged = new MergedMessage();
        merged.Add(options);
        return merged;
    }

    private static void WriteMessage(ProtoWriter writer, MergedMessage message, bool strip)
    {
        foreach (MergedField field in message.Sorted())
        {
            if (!strip || !MergedMessage.IsSourceOnly(field.Descriptor))
                WriteField(writer, field, strip);
        }
    }

    private static void WriteField(ProtoWriter writer, MergedField field, bool strip)
    {
        FieldDescriptor descriptor = field.Descriptor;
        if (descriptor.IsPacked)
        {
            int start = writer.Begin(descriptor.Number);
            for (int i = 0; i < field.Values.Count; i++)
                WriteScalar(writer, descriptor.Type, field.Values[i]);
            writer.End(start);
            return;
        }
        for (int i = 0; i < field.Values.Count; i++)
        {
            if (field.Values[i] is MergedMessage inner)
            {
                WriteSubMessage(writer, descriptor, inner, strip);
                continue;
            }
            // An implicit-presence field that holds its zero is not there.
            if (!descriptor.IsRepeated && !descriptor.HasPresence && !descriptor.ContainingType.IsMapEntry && IsZero(field.Values[i]))
                continue;
            writer.Tag(descriptor.Number, WireType(descriptor.Type));
            WriteScalar(writer, descriptor.Type, field.Values[i]);
        }
    }

    private static void WriteSubMessage(ProtoWriter writer, FieldDescriptor field, MergedMessage message, bool strip)
    {
        bool isMessageSetItem = field.IsExtension && field.ContainingType.IsMessageSet;
        int start = BeginSubMessage(writer, field, isMessageSetItem);
        WriteMessage(writer, message, strip);
        EndSubMessage(writer, field, start, isMessageSetItem);
    }

    private static int BeginSubMessage(ProtoWriter writer, FieldDescriptor field, bool isMessageSetItem)
    {
        if (isMessageSetItem)
        {
            writer.Tag(1, 3);
            writer.Int32(2, field.Number);
            return writer.Begin(3);
        }
        if (field.Type != FieldType.Group)
            return writer.Begin(field.Number);
        writer.Tag(field.Number, 3);
        return writer.Position;
    }

    private static void EndSubMessage(ProtoWriter writer, FieldDescriptor field, int start, bool isMessageSetItem)
    {
        if (field.Type == FieldType.Group)
        {
            writer.Tag(field.Number, 4);
            return;
        }
        writer.End(start);
        if (isMessageSetItem)
            writer.Tag(1, 4);
    }

    private static void WriteScalar(ProtoWriter writer, FieldType type, object value)
    {
        switch (value)
        {
            case bool flag:
                writer.Varint(flag ? 1UL : 0UL);
                break;
            case EnumValueDescriptor choice:
                writer.Varint(unchecked((ulong)(long)choice.Number));
                break;
            case string text:
                writer.StringValue(text);
                break;
            case byte[] bytes:
                writer.BytesValue(bytes);
                break;
            case float number:
                writer.Fixed32(BitConverter.ToUInt32(BitConverter.GetBytes(number), 0));
                break;
            case double number:
                writer.Fixed64(unchecked((ulong)BitConverter.DoubleToInt64Bits(number)));
                break;
            case int number when type == FieldType.SInt32:
                writer.Varint(unchecked((uint)((number << 1) ^ (number >> 31))));
                break;
            case int number when type == FieldType.SFixed32:
                writer.Fixed32(unchecked((uint)number));
                break;
            case int number:
                writer.Varint(unchecked((ulong)(long)number));
                break;
            case long number when type == FieldType.SInt64:
                writer.Varint(unchecked((ulong)((number << 1) ^ (number >> 63))));
                break;
            case long number when type == FieldType.SFixed64:
                writer.Fixed64(unchecked((ulong)number));
                break;
            case long number:
                writer.Varint(unchecked((ulong)number));
                break;
            case uint number when type == FieldType.Fixed32:
                writer.Fixed32(number);
                break;
            case uint number:
                writer.Varint(number);
                break;
            case ulong number when type == FieldType.Fixed64:
                writer.Fixed64(number);
                break;
            case ulong number:
                writer.Varint(number);
                break;
        }
    }

    private static int WireType(FieldType type) => type switch
    {
        FieldType.Double or FieldType.Fixed64 or FieldType.SFixed64 => 1,
        FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32 => 5,
        FieldType.String or FieldType.Bytes or FieldType.Message => 2,
        FieldType.Group => 3,
        _ => 0,
    };

    private static bool IsZero(object value) => value switch
    {
        bool flag => !flag,
        EnumValueDescriptor choice => choice.Number == 0,
        string text => text.Length == 0,
        byte[] bytes => bytes.Length == 0,
        float number => BitConverter.ToInt32(BitConverter.GetBytes(number), 0) == 0,
        double number => BitConverter.DoubleToInt64Bits(number) == 0,
        int number => number == 0,
        long number => number == 0,
        uint number => number == 0,
        ulong number => number == 0,
        _ => false,
    };
}
