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
    private const int MapSize = 192;
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

    /// <summary>The map, with room for one more entry charged.</summary>
    private DynamicMap MapFor(DynamicMessage parent, FieldDescriptor field, nint pos)
    {
        int entry = field.MessageType!.FindFieldByNumber(2)!.MessageType is null ? EntrySize : EntrySize + MessageSize;
        if (parent.Find(field).MapOrNull is { } map)
        {
            _state.Claim(pos, entry);
            return map;
        }
        _state.Claim(pos, FieldSize + MapSize + entry);
        return parent.MapFor(field);
    }
}
