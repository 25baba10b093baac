using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ProtoGen.CodeGen;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>Reads wire data into dynamic messages, by the rules of generated parsers. Positions count from the start of the whole data.</summary>
internal ref partial struct DynamicParser
{
    private readonly ref byte _start;
    private readonly int _length;
    private readonly TypeRegistry _registry;
    private ParseState _state;

    public DynamicParser(ReadOnlySpan<byte> data, TypeRegistry registry, ParseOptions options)
    {
        _start = ref MemoryMarshal.GetReference(data);
        _length = data.Length;
        _registry = registry;
        _state = new ParseState(options.MaxDepth, options.DecodeBudgetFor(data.Length));
    }

    /// <summary>Reads the whole data, merging.</summary>
    /// <exception cref="ProtoException">The data is malformed or nests too deep; the exception has the offset, not the path.</exception>
    public void Parse(DynamicMessage message) => Merge(message, 0, _length, endTag: 0);

    /// <summary>Reads records up to <paramref name="end"/>, or up to a group's end tag, and returns the position behind.</summary>
    private nint Merge(DynamicMessage message, nint pos, nint end, uint endTag)
    {
        while (pos < end)
        {
            pos = WireReader.Tag(ref _start, pos, end, out uint tag);
            if (WireFormat.WireType(tag) == WireFormat.EndGroup)
            {
                if (tag < 8)
                    Throw.Tag(pos);
                if (tag != endTag)
                    Throw.EndGroup(pos);
                return pos;
            }
            pos = ReadRecord(message, pos, end, tag);
        }
        if (endTag != 0)
            Throw.EndGroup(pos);
        return pos;
    }

    private nint ReadRecord(DynamicMessage message, nint pos, nint end, uint tag)
    {
        if (tag == MessageSet.ItemTag && message.Descriptor.IsMessageSet)
            return ReadMessageSetItem(message, pos, end, tag);
        FieldDescriptor? field = _registry.FindField(message.Descriptor, (int)(tag >> 3));
        uint wireType = WireFormat.WireType(tag);
        if (field is null)
            return WireReader.Unknown(ref _start, pos, end, tag, ref message.UnknownData, ref _state);
        if (wireType == FieldTypes.WireType(field.FieldType))
        {
            if (field.IsMap)
                return ReadEntry(message, field, pos, end, tag);
            return field.MessageType is null ? ReadScalar(message, field, pos, end) : ReadMessage(message, field, pos, end, tag);
        }
        if (wireType == WireFormat.LengthDelimited && field.IsRepeated && FieldTypes.IsPackable(field.FieldType))
            return ReadPacked(message, field, pos, end);
        return WireReader.Unknown(ref _start, pos, end, tag, ref message.UnknownData, ref _state);
    }

    private nint ReadScalar(DynamicMessage message, FieldDescriptor field, nint pos, nint end)
    {
        pos = ScalarWire.Read(field, ref _start, pos, end, out DynamicValue value, ref _state);
        if (field.EnumType is { IsClosed: true } closed && closed.FindByNumber(value.AsEnum()) is null)
            WireReader.UnknownEnum(pos, (uint)field.Number, value.AsEnum(), ref message.UnknownData, ref _state);
        else if (field.IsRepeated)
            ListFor(message, field, pos).Append(value);
        else
            message.Put(field, value);
        return pos;
    }

    private nint ReadPacked(DynamicMessage message, FieldDescriptor field, nint pos, nint end)
    {
        pos = WireReader.Length(ref _start, pos, end, out nint stop);
        if (!PackedElements.IsWhole(field.FieldType, MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _start, pos), (int)(stop - pos))))
            Throw.PackedLength(pos);
        while (pos < stop)
            pos = ReadScalar(message, field, pos, stop);
        return stop;
    }

    private nint ReadMessage(DynamicMessage message, FieldDescriptor field, nint pos, nint end, uint tag)
    {
        DynamicMessage child = field.IsRepeated ? ListFor(message, field, pos).AddMessage() : MessageFor(message, field, pos);
        return field.FieldType == FieldType.Group ? ReadGroup(child, pos, end, tag) : ReadPrefixed(child, pos, end);
    }

    private nint ReadPrefixed(DynamicMessage message, nint pos, nint end)
    {
        pos = WireReader.Length(ref _start, pos, end, out nint stop);
        _state.Enter(pos);
        Merge(message, pos, stop, endTag: 0);
        _state.Leave();
        return stop;
    }

    private nint ReadGroup(DynamicMessage message, nint pos, nint end, uint tag)
    {
        _state.Enter(pos);
        pos = Merge(message, pos, end, tag + 1);
        _state.Leave();
        return pos;
    }

    /// <summary>Reads a map entry. One whose value a closed enum does not have is an unknown field as a whole.</summary>
    private nint ReadEntry(DynamicMessage message, FieldDescriptor field, nint pos, nint end, uint tag)
    {
        nint entry = pos;
        pos = WireReader.Length(ref _start, pos, end, out nint stop);
        _state.Enter(pos);
        DynamicMap map = MapFor(message, field, pos);
        FieldDescriptor keyField = map.KeyField;
        FieldDescriptor valueField = map.ValueField;
        uint keyTag = 8 | FieldTypes.WireType(keyField.FieldType);
        uint valueTag = 16 | FieldTypes.WireType(valueField.FieldType);
        DynamicValue key = FieldDefaults.Of(keyField);
        DynamicValue value = valueField.MessageType is null ? FieldDefaults.Of(valueField) : new DynamicMessage(valueField.MessageType);
        while (pos < stop)
        {
            pos = WireReader.Tag(ref _start, pos, stop, out uint inner);
            if (inner == keyTag)
                pos = ScalarWire.Read(keyField, ref _start, pos, stop, out key, ref _state);
            else if (inner != valueTag)
                pos = WireReader.Skip(ref _start, pos, stop, inner, ref _state);
            else if (value.MessageOrNull is { } child)
                pos = ReadPrefixed(child, pos, stop);
            else
                pos = ScalarWire.Read(valueField, ref _start, pos, stop, out value, ref _state);
        }
        _state.Leave();
        if (valueField.EnumType is { IsClosed: true } closed && closed.FindByNumber(value.AsEnum()) is null)
            UnknownFieldData.For(pos, ref message.UnknownData, ref _state).Append(tag, ref _start, entry, stop, ref _state);
        else
            Put(map, key, value, pos);
        return stop;
    }
}
