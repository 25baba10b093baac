namespace ProtoGen.Reflection;

/// <summary>
/// Whatever a few wire bytes make is charged to the decode budget here, with about the memory that it takes. What data alone can claim stays near the
/// default budget of 64 bytes per byte.
/// </summary>
internal ref partial struct DynamicParser
{
    internal const int MessageSize = 64;
    private const int FieldSize = 32;
    private const int ListSize = 96;
    internal const int ElementSize = 24;
    private const int MapSize = 256;
    internal const int EntrySize = 96;

    private DynamicMessage MessageFor(DynamicMessage parent, FieldDescriptor field, nint pos)
    {
        if (parent.Find(field).MessageOrNull is { } message)
            return message;
        _state.Claim(pos, FieldSize + MessageSize);
        return parent.MessageFor(field);
    }

    /// <summary>The list, with room for one more element charged.</summary>
    private DynamicList ListFor(DynamicMessage parent, FieldDescriptor field, nint pos)
    {
        int element = field.MessageType is null ? ElementSize : ElementSize + MessageSize;
        if (parent.Find(field).ListOrNull is { } list)
        {
            _state.Claim(pos, element);
            return list;
        }
        _state.Claim(pos, FieldSize + ListSize + element);
        return parent.ListFor(field);
    }

    /// <summary>The map, with a message for the value of the entry to come charged.</summary>
    private DynamicMap MapFor(DynamicMessage parent, FieldDescriptor field, nint pos)
    {
        int value = field.MessageType!.FindFieldByNumber(2)!.MessageType is null ? 0 : MessageSize;
        if (parent.Find(field).MapOrNull is { } map)
        {
            _state.Claim(pos, value);
            return map;
        }
        _state.Claim(pos, FieldSize + MapSize + value);
        return parent.MapFor(field);
    }

    /// <summary>Puts an entry into a map and charges it if its key is new.</summary>
    private void Put(DynamicMap map, DynamicValue key, DynamicValue value, nint pos)
    {
        if (map.Put(key, value))
            _state.Claim(pos, EntrySize);
    }
}
