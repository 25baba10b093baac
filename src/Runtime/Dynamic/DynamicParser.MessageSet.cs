using ProtoGen.CodeGen;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

internal ref partial struct DynamicParser
{
    /// <summary>Reads an item of a message set, whose start tag is consumed. One of an unknown type, and one that lacks a part, is for the unknown fields.</summary>
    private nint ReadMessageSetItem(DynamicMessage set, nint pos, nint end, uint tag)
    {
        nint stop = MessageSet.ReadItem(ref _start, pos, end, out int typeId, out nint message, ref _state);
        if (typeId <= 0 || message < 0 || _registry.FindField(set.Descriptor, typeId) is not { IsRepeated: false, FieldType: FieldType.Message } field)
            return MessageSet.Read(ref _start, pos, end, tag, ref set.UnknownData, ref _state);
        ReadMessage(set, field, message, stop, ((uint)typeId << 3) | WireFormat.LengthDelimited);
        return stop;
    }
}
