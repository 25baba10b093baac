using Google.Protobuf.Reflection;

namespace ProtoGen.Tests.Wire.Differential;

/// <summary>Looks through well-formed data for the constructs that a <see cref="Disagreement"/> about values needs.</summary>
public sealed class DataFacts
{
    private readonly byte[] _data;
    private int _position;

    private DataFacts(byte[] data) => _data = data;

    /// <summary>An entry of a map has its value in several records.</summary>
    public bool HasRepeatedMapValue { get; private set; }

    /// <summary>A wrapper comes in several records.</summary>
    public bool HasRepeatedWrapper { get; private set; }

    /// <summary>A closed enum has a number that it does not name.</summary>
    public bool HasForeignEnumNumber { get; private set; }

    public static DataFacts Of(MessageDescriptor descriptor, byte[] data)
    {
        var facts = new DataFacts(data);
        facts.Walk(descriptor, data.Length);
        return facts;
    }

    /// <summary>Walks fields up to the end or behind an end-group tag.</summary>
    private void Walk(MessageDescriptor? descriptor, int end)
    {
        var seen = new HashSet<uint>();
        while (_position < end)
        {
            ulong tag = Varint();
            uint number = (uint)(tag >> 3);
            FieldDescriptor? field = descriptor?.FindFieldByNumber((int)number);
            switch (tag & 7)
            {
                case 0:
                    CheckEnum(field, Varint());
                    break;
                case 1:
                    _position += 8;
                    break;
                case 2:
                    int length = (int)Varint();
                    Payload(descriptor, field, _position + length, isFirst: seen.Add(number));
                    break;
                case 3:
                    Walk(field?.FieldType == FieldType.Group ? field.MessageType : null, end);
                    break;
                case 4:
                    return;
                default:
                    _position += 4;
                    break;
            }
        }
    }

    private void Payload(MessageDescriptor? container, FieldDescriptor? field, int end, bool isFirst)
    {
        if (!isFirst && container!.GetOptions() is { MapEntry: true } && field is { FieldNumber: 2 })
            HasRepeatedMapValue = true;
        if (!isFirst && field is { IsRepeated: false, FieldType: FieldType.Message } && field.MessageType.File.Name == "google/protobuf/wrappers.proto")
            HasRepeatedWrapper = true;
        if (field?.FieldType == FieldType.Message)
            Walk(field.MessageType, end);
        while (field?.FieldType == FieldType.Enum && _position < end)
            CheckEnum(field, Varint());
        _position = end;
    }

    private void CheckEnum(FieldDescriptor? field, ulong number)
    {
        if (field?.FieldType == FieldType.Enum && field.EnumType.File.ToProto().Syntax != "proto3" && field.EnumType.FindValueByNumber((int)number) is null)
            HasForeignEnumNumber = true;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = _data[_position++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
