using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ProtoGen.CodeGen;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

internal ref partial struct DynamicParser
{
    /// <summary>Reads an item whose start tag is consumed. Number and message may come in any order and, being a message's fields, more than once.</summary>
    private nint ReadMessageSetItem(DynamicMessage set, nint pos, nint end)
    {
        _state.Enter(pos);
        ulong typeId = 0;
        List<(nint Start, nint End)>? payloads = null;
        while (true)
        {
            if (pos >= end)
                Throw.EndGroup(pos);
            pos = WireReader.Tag(ref _start, pos, end, out uint tag);
            if (tag == MessageSetItem.EndTag)
                break;
            if (tag == MessageSetItem.TypeIdTag)
            {
                pos = WireReader.UInt64(ref _start, pos, end, out typeId);
            }
            else if (tag == MessageSetItem.MessageTag)
            {
                pos = WireReader.Length(ref _start, pos, end, out nint stop);
                (payloads ??= []).Add((pos, stop));
                pos = stop;
            }
            else
            {
                pos = WireReader.Skip(ref _start, pos, end, tag, ref _state);
            }
        }
        // An item without either part says nothing.
        if (payloads is not null && typeId is > 0 and <= int.MaxValue)
            AddMessageSetItem(set, (int)typeId, payloads);
        _state.Leave();
        return pos;
    }

    private void AddMessageSetItem(DynamicMessage set, int typeId, List<(nint Start, nint End)> payloads)
    {
        if (_registry.FindField(set.Descriptor, typeId) is { IsRepeated: false, FieldType: FieldType.Message } field)
        {
            DynamicMessage message = MessageFor(set, field, payloads[0].Start);
            foreach ((nint start, nint stop) in payloads)
            {
                _state.Enter(start);
                Merge(message, start, stop, endTag: 0);
                _state.Leave();
            }
            return;
        }
        KeepMessageSetItem(set, typeId, payloads);
    }

    /// <summary>Keeps an item of an unknown type as one item with its number in front.</summary>
    private void KeepMessageSetItem(DynamicMessage set, int typeId, List<(nint Start, nint End)> payloads)
    {
        var item = new ArrayBufferWriter<byte>();
        WriteVarint(item, MessageSetItem.TypeIdTag);
        WriteVarint(item, (uint)typeId);
        WriteVarint(item, MessageSetItem.MessageTag);
        long length = 0;
        foreach ((nint start, nint stop) in payloads)
            length += stop - start;
        WriteVarint(item, (uint)length);
        foreach ((nint start, nint stop) in payloads)
            item.Write(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _start, start), (int)(stop - start)));
        WriteVarint(item, MessageSetItem.EndTag);
        byte[] bytes = item.WrittenSpan.ToArray();
        UnknownFieldData.For(payloads[0].Start, ref set.UnknownData, ref _state)
            .Append(MessageSetItem.StartTag, ref MemoryMarshal.GetArrayDataReference(bytes), 0, bytes.Length, ref _state);
    }

    private static void WriteVarint(ArrayBufferWriter<byte> output, uint value)
    {
        Span<byte> bytes = output.GetSpan(5);
        int length = 0;
        for (; value >= 0x80; value >>= 7)
            bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
        output.Advance(length);
    }
}
