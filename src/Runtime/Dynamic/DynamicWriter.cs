using ProtoGen.CodeGen;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>Writes dynamic messages back to front, in the order of generated code: fields by number, then the unknown ones.</summary>
internal static class DynamicWriter
{
    private const int Room = ReverseWriter.ValueRoom;

    /// <exception cref="ProtoException">The message nests too deep, holds a lone surrogate, or is larger than 2 GiB.</exception>
    public static EncodedMessage Encode(DynamicMessage message, SerializeOptions? options)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("The wire codec needs a little-endian processor.");
        nint pos = ReverseWriter.Begin(options, out ReverseWriter writer);
        pos = Write(message, ref writer, pos);
        return new EncodedMessage(in writer, pos);
    }

    /// <summary>One record of a message field.</summary>
    public static byte[] EncodeRecord(FieldDescriptor field, DynamicMessage value)
    {
        nint pos = ReverseWriter.Begin(SerializeOptions.Deepest, out ReverseWriter writer);
        pos = WriteRecord(field, value, ref writer, writer.Reserve(pos, Room));
        using var encoded = new EncodedMessage(in writer, pos);
        return encoded.ToArray();
    }

    /// <summary>The fields in the form in which generated messages keep extensions: those of a message set are records like others, if their numbers allow it.</summary>
    public static byte[] EncodeRecords(DynamicMessage message)
    {
        nint pos = ReverseWriter.Begin(SerializeOptions.Deepest, out ReverseWriter writer);
        pos = writer.Reserve(pos, Room);
        if (message.UnknownData is { } unknown)
            pos = writer.Unknown(pos, unknown, Room);
        ReadOnlySpan<FieldEntry> entries = message.Entries;
        for (int i = entries.Length - 1; i >= 0; i--)
            pos = Write(entries[i].Field.Number > MessageSet.MaxFieldNumber, in entries[i], ref writer, pos);
        using var encoded = new EncodedMessage(in writer, pos);
        return encoded.ToArray();
    }

    private static nint Write(DynamicMessage message, ref ReverseWriter writer, nint pos)
    {
        writer.Enter();
        pos = writer.Reserve(pos, Room);
        if (message.UnknownData is { } unknown)
            pos = message.Descriptor.IsMessageSet ? MessageSet.Write(ref writer, pos, unknown, Room) : writer.Unknown(pos, unknown, Room);
        ReadOnlySpan<FieldEntry> entries = message.Entries;
        for (int i = entries.Length - 1; i >= 0; i--)
            pos = Write(message.Descriptor.IsMessageSet, in entries[i], ref writer, pos);
        writer.Leave();
        return pos;
    }

    private static nint Write(bool isMessageSet, in FieldEntry entry, ref ReverseWriter writer, nint pos)
    {
        FieldDescriptor field = entry.Field;
        if (entry.Value.ListOrNull is { } list)
            return field.IsPacked ? WritePacked(list, ref writer, pos) : WriteList(list, ref writer, pos);
        if (entry.Value.MapOrNull is { } map)
            return WriteMap(map, ref writer, pos);
        if (isMessageSet && field.FieldType == FieldType.Message)
            return WriteMessageSetItem(field, entry.Value.AsMessage(), ref writer, pos);
        return WriteRecord(field, entry.Value, ref writer, pos);
    }

    /// <summary>Writes a value with its tag.</summary>
    private static nint WriteRecord(FieldDescriptor field, DynamicValue value, ref ReverseWriter writer, nint pos)
    {
        uint tag = ((uint)field.Number << 3) | FieldTypes.WireType(field.FieldType);
        switch (field.FieldType)
        {
            case FieldType.Message:
                pos = WritePrefixed(value.AsMessage(), ref writer, pos);
                break;
            case FieldType.Group:
                pos = writer.LongTag(pos, tag + 1);
                pos = Write(value.AsMessage(), ref writer, pos);
                pos = writer.Reserve(pos, Room);
                break;
            default:
                pos = ScalarWire.Write(field.FieldType, ref writer, pos, value);
                break;
        }
        pos = writer.LongTag(pos, tag);
        return writer.Reserve(pos, Room);
    }

    private static nint WritePrefixed(DynamicMessage message, ref ReverseWriter writer, nint pos)
    {
        nint before = writer.Written(pos);
        pos = Write(message, ref writer, pos);
        pos = writer.Reserve(pos, Room);
        return writer.Varint(pos, (uint)(writer.Written(pos) - before));
    }

    private static nint WriteList(DynamicList list, ref ReverseWriter writer, nint pos)
    {
        for (int i = list.Count - 1; i >= 0; i--)
            pos = WriteRecord(list.Field, list[i], ref writer, pos);
        return pos;
    }

    private static nint WritePacked(DynamicList list, ref ReverseWriter writer, nint pos)
    {
        if (list.Count == 0)
            return pos;
        nint before = writer.Written(pos);
        for (int i = list.Count - 1; i >= 0; i--)
            pos = ScalarWire.Write(list.Field.FieldType, ref writer, pos, list[i]);
        pos = writer.Varint(pos, (uint)(writer.Written(pos) - before));
        pos = writer.LongTag(pos, ((uint)list.Field.Number << 3) | WireFormat.LengthDelimited);
        return writer.Reserve(pos, Room);
    }

    /// <summary>Default keys and values are left out of entries, as generated code does; messages are not.</summary>
    private static nint WriteMap(DynamicMap map, ref ReverseWriter writer, nint pos)
    {
        FieldDescriptor keyField = map.KeyField;
        FieldDescriptor valueField = map.ValueField;
        DynamicValue[]? sorted = writer.IsDeterministic ? MapKeyOrder.Sort(map) : null;
        for (int i = map.Count - 1; i >= 0; i--)
        {
            (DynamicValue key, DynamicValue value) = sorted is null ? map.EntryAt(i) : new(sorted[i], map[sorted[i]]);
            nint before = writer.Written(pos);
            if (!FieldValues.IsZero(value))
                pos = WriteRecord(valueField, value, ref writer, pos);
            if (!FieldValues.IsZero(key))
                pos = WriteRecord(keyField, key, ref writer, pos);
            pos = writer.Varint(pos, (uint)(writer.Written(pos) - before));
            pos = writer.LongTag(pos, ((uint)map.Field.Number << 3) | WireFormat.LengthDelimited);
            pos = writer.Reserve(pos, Room);
        }
        return pos;
    }

    private static nint WriteMessageSetItem(FieldDescriptor field, DynamicMessage message, ref ReverseWriter writer, nint pos)
    {
        pos = writer.Tag(pos, MessageSet.ItemEndTag);
        pos = WritePrefixed(message, ref writer, pos);
        pos = MessageSet.WriteItemHead(ref writer, pos, field.Number);
        return writer.Reserve(pos, Room);
    }
}
