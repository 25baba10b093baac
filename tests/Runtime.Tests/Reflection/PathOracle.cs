using System.Runtime.InteropServices;
using ProtoGen.CodeGen;
using ProtoGen.Reflection;
using ProtoGen.Wire;

namespace ProtoGen.Tests.Reflection;

/// <summary>
/// A parser along descriptors that keeps its path as it goes, and so knows the place of its error at first hand. It recurses and trusts its
/// input to be small.
/// </summary>
internal sealed class PathOracle(string root)
{
    private readonly List<string> _path = [root];
    private uint _endGroup;

    public string Path => string.Join('.', _path);

    /// <summary>Throws <see cref="ProtoException"/> with the offset; then <see cref="Path"/> is the place.</summary>
    public void Parse(MessageDescriptor message, byte[] data)
    {
        if (Message(message, ref MemoryMarshal.GetArrayDataReference(data), 0, data.Length) < 0)
            Throw.EndGroup(data.Length);
    }

    /// <summary>The new position, or the complement of the position behind an end-group tag.</summary>
    private nint Message(MessageDescriptor? message, ref byte start, nint pos, nint end, bool hidesKey = false)
    {
        var counts = new Dictionary<int, int>();
        string? key = message is { IsMapEntry: true } ? DefaultKey(message.Fields[0].FieldType) : null;
        string last = _path[^1];
        bool isKeyFixed = false;
        if (key is not null)
            _path[^1] = hidesKey ? last : $"{last}[{key}]";
        while (pos < end)
        {
            pos = WireReader.Tag(ref start, pos, end, out uint tag);
            if ((tag & 7) == WireFormat.EndGroup)
            {
                _endGroup = tag;
                return ~pos;
            }
            int number = (int)(tag >> 3);
            if (number == 0)
                Throw.Tag(pos);
            FieldDescriptor? field = message?.FindFieldByNumber(number);
            int index = field is { IsRepeated: true, IsMap: false } ? counts.GetValueOrDefault(number) : -1;
            nint value = pos;
            if (key is not null && number == 1)
                _path[^1] = last;
            if (key is null || number != 2)
                _path.Add((field?.Name ?? $"{number}") + (index < 0 ? "" : $"[{index}]"));
            int elements = 1;
            pos = Value(field, tag, ref start, pos, end, ref elements, index);
            if (index >= 0)
                counts[number] = index + elements;
            if (key is null || number != 2)
                _path.RemoveAt(_path.Count - 1);
            isKeyFixed |= number == 2;
            if (key is null)
                continue;
            if (number == 1 && !isKeyFixed && (tag & 7) == FieldTypes.WireType(field!.FieldType))
                key = KeyText(field, ref start, value, pos);
            _path[^1] = hidesKey ? last : $"{last}[{key}]";
        }
        return pos;
    }

    private nint Value(FieldDescriptor? field, uint tag, ref byte start, nint pos, nint end, ref int elements, int index)
    {
        switch (tag & 7)
        {
            case WireFormat.StartGroup:
                pos = Message(field?.FieldType == FieldType.Group ? field.MessageType : null, ref start, pos, end);
                if (pos >= 0)
                    Throw.EndGroup(end);
                if (_endGroup != tag + 1)
                    Throw.EndGroup(~pos);
                return ~pos;
            case WireFormat.LengthDelimited:
                pos = WireReader.Length(ref start, pos, end, out nint stop);
                if (field?.FieldType == FieldType.Message)
                {
                    if (Message(field.MessageType, ref start, pos, stop, field.IsRedacted) != stop)
                        Throw.MessageEnd(stop);
                }
                else if (field?.FieldType == FieldType.String)
                {
                    Utf8Decoder.Decode(ref start, pos, stop - pos);
                }
                else if (field is { IsRepeated: true } && FieldTypes.IsPackable(field.FieldType))
                {
                    elements = Packed(field, ref start, pos, stop, index);
                }
                return stop;
            default:
                var state = new ParseState(100, long.MaxValue);
                return WireReader.Skip(ref start, pos, end, tag, ref state);
        }
    }

    private int Packed(FieldDescriptor field, ref byte start, nint pos, nint stop, int index)
    {
        int count = 0;
        nint width = FieldTypes.WireType(field.FieldType) switch { WireFormat.Fixed64 => 8, WireFormat.Fixed32 => 4, _ => 0 };
        if (width != 0 && (stop - pos) % width != 0)
        {
            _path[^1] = field.Name;
            Throw.PackedLength(pos);
        }
        while (pos < stop)
        {
            _path[^1] = $"{field.Name}[{index + count}]";
            pos = width != 0 ? pos + width : WireReader.UInt64(ref start, pos, stop, out _);
            count++;
        }
        return count;
    }

    private static string DefaultKey(FieldType type) => type switch { FieldType.String => "\"\"", FieldType.Bool => "false", _ => "0" };

    private static string KeyText(FieldDescriptor field, ref byte start, nint pos, nint end)
    {
        if (field.FieldType == FieldType.String)
        {
            var state = new ParseState(100, long.MaxValue);
            WireReader.String(ref start, pos, end, out string text, ref state);
            return $"\"{text}\"";
        }
        ulong bits;
        if (FieldTypes.WireType(field.FieldType) == WireFormat.Fixed32)
        {
            WireReader.Fixed32(ref start, pos, end, out uint fixed32);
            bits = fixed32;
        }
        else
        {
            WireReader.UInt64(ref start, pos, end, out bits);
        }
        return field.FieldType == FieldType.Bool ? bits == 0 ? "false" : "true" : IntegerText.Of(field.FieldType, bits);
    }
}
