using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>
/// The records of one message by field, in the order in which fields first appear. The wire may interleave and repeat them; whoever shows
/// them wants each field once.
/// </summary>
internal sealed class WireRecords
{
    private readonly Dictionary<(FieldDescriptor? Field, int Number), Entry> _byField = [];
    private Dictionary<OneofDescriptor, Entry>? _oneofs;

    /// <summary>Reads a message, at most <paramref name="limit"/> records of it.</summary>
    public WireRecords(MessageDescriptor message, ReadOnlySpan<byte> data, int limit)
    {
        try
        {
            var cursor = new WireCursor(data);
            while (cursor.Next())
            {
                if (limit-- == 0)
                {
                    IsCut = true;
                    return;
                }
                Add(message.FindFieldByNumber(cursor.Number), in cursor);
            }
        }
        catch (ProtoException)
        {
            IsMalformed = true;
        }
    }

    /// <summary>The fields that are present; the members of a oneof that lost against a later one have no values.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>There were more records than the limit.</summary>
    public bool IsCut { get; }

    /// <summary>The data is malformed behind the entries.</summary>
    public bool IsMalformed { get; }

    private void Add(FieldDescriptor? field, in WireCursor cursor)
    {
        WireValue value = WireValue.Of(in cursor);
        if (field is not null && !IsValueOf(field, value))
            field = null;
        if (!_byField.TryGetValue((field, cursor.Number), out Entry? entry))
        {
            entry = new Entry(field, cursor.Number);
            _byField.Add((field, cursor.Number), entry);
            Entries.Add(entry);
        }
        if (field?.RealOneof is { } oneof)
        {
            _oneofs ??= [];
            if (_oneofs.TryGetValue(oneof, out Entry? last) && last != entry)
                last.Values.Clear();
            _oneofs[oneof] = entry;
        }
        entry.Values.Add(value);
    }

    /// <summary>False for what parsers keep among the unknown fields: another wire type, or a number that a closed enum does not have.</summary>
    private static bool IsValueOf(FieldDescriptor field, WireValue value)
    {
        if (value.WireType != FieldTypes.WireType(field.FieldType))
            return value.WireType == WireFormat.LengthDelimited && field.IsRepeated && FieldTypes.IsPackable(field.FieldType);
        return field.EnumType is not { IsClosed: true } closed || closed.FindByNumber((int)value.Bits) is not null;
    }

    /// <summary>A field and its records; without a field, an unknown number.</summary>
    internal sealed class Entry(FieldDescriptor? field, int number)
    {
        public FieldDescriptor? Field { get; } = field;

        public int Number { get; } = number;

        public List<WireValue> Values { get; } = [];
    }
}
