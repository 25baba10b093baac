using System.Buffers;
using ProtoGen.Reflection;
using ProtoGen.Wire;

namespace ProtoGen.WellKnownTypes;

/// <summary>Copies those records of serialized messages that a mask covers, or those that it does not replace.</summary>
internal sealed class FieldMaskFilter(FieldMaskMergeOptions options)
{
    private readonly ArrayBufferWriter<byte> _output = new();

    private delegate void Copy(FieldMaskFilter filter, ReadOnlySpan<byte> data, MessageDescriptor type, FieldMaskTree tree);

    public ReadOnlySpan<byte> Written => _output.WrittenSpan;

    public void CopyCovered(ReadOnlySpan<byte> data, MessageDescriptor type, FieldMaskTree tree)
    {
        var cursor = new WireCursor(data);
        while (cursor.Next())
        {
            if (FieldOf(type, in cursor) is not { } field || tree.Find(field.Name) is not { } node)
                continue;
            if (!node.HasChildren)
                CopyRecord(data, in cursor);
            else if (!field.IsRepeated && field.MessageType is { } inner)
                CopyInside(in cursor, inner, node, static (filter, data, type, tree) => filter.CopyCovered(data, type, tree));
        }
    }

    public void CopyWithoutReplaced(ReadOnlySpan<byte> data, MessageDescriptor type, FieldMaskTree tree)
    {
        var cursor = new WireCursor(data);
        while (cursor.Next())
        {
            FieldDescriptor? field = FieldOf(type, in cursor);
            if (field is null || tree.Find(field.Name) is not { } node)
                CopyRecord(data, in cursor);
            else if (node.HasChildren && !field.IsRepeated && field.MessageType is { } inner)
                CopyInside(in cursor, inner, node, static (filter, data, type, tree) => filter.CopyWithoutReplaced(data, type, tree));
            else if (node.HasChildren || !IsReplaced(field))
                CopyRecord(data, in cursor);
        }
    }

    /// <summary>The field of a record; null for an unknown field, even one with the number of a known field but another wire type.</summary>
    private static FieldDescriptor? FieldOf(MessageDescriptor type, in WireCursor cursor)
    {
        FieldDescriptor? field = type.FindFieldByNumber(cursor.Number);
        if (field is null || cursor.WireType == FieldTypes.WireType(field.FieldType))
            return field;
        return field.IsRepeated && cursor.IsLengthDelimited && FieldTypes.IsPackable(field.FieldType) ? field : null;
    }

    private bool IsReplaced(FieldDescriptor field) =>
        field.IsRepeated ? options.ReplaceRepeated : field.MessageType is null || options.ReplaceMessages;

    private void CopyRecord(ReadOnlySpan<byte> data, in WireCursor cursor) => _output.Write(data[(int)cursor.TagStart..(int)cursor.Position]);

    /// <summary>Copies a sub-message record by record; it stays present though nothing in it may be left.</summary>
    private void CopyInside(in WireCursor cursor, MessageDescriptor type, FieldMaskTree tree, Copy copy)
    {
        var inner = new FieldMaskFilter(options);
        copy(inner, cursor.Payload, type, tree);
        WriteVarint(cursor.Tag);
        if (cursor.IsLengthDelimited)
            WriteVarint((uint)inner.Written.Length);
        _output.Write(inner.Written);
        if (!cursor.IsLengthDelimited)
            WriteVarint(cursor.Tag + 1);
    }

    private void WriteVarint(uint value)
    {
        Span<byte> bytes = _output.GetSpan(5);
        int length = 0;
        for (; value >= 0x80; value >>= 7)
            bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
        _output.Advance(length);
    }
}
