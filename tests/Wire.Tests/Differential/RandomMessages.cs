using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ProtoGen.Tests.Wire.Differential;

/// <summary>Fills Google's message classes with random values through their reflection API. The same seed gives the same messages.</summary>
public sealed class RandomMessages(int seed)
{
    private const int MaxDepth = 4;

    private static readonly string[] _texts = ["", "a", "tab\t", "naïve", "Ωmega", "東京都", "🦜🦜", "0123456789abcdef", "\0", "\u0080\u07ff\u0800\uffff"];
    private static readonly double[] _doubles = [0, -0.0, 1, -1.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue];
    private readonly Random _random = new(seed);

    public IMessage Next(MessageDescriptor descriptor) => Fill(descriptor, 0);

    private IMessage Fill(MessageDescriptor descriptor, int depth)
    {
        var message = (IMessage)Activator.CreateInstance(descriptor.ClrType)!;
        int density = _random.Next(1, 8);
        foreach (FieldDescriptor field in descriptor.Fields.InDeclarationOrder())
        {
            bool recurses = field.FieldType is FieldType.Message or FieldType.Group && depth >= MaxDepth;
            if (field.IsRequired || (!recurses && _random.Next(8) < density - depth))
                Set(message, field, depth);
        }
        return message;
    }

    private void Set(IMessage message, FieldDescriptor field, int depth)
    {
        if (field.IsMap)
        {
            var map = (IDictionary)field.Accessor.GetValue(message);
            FieldDescriptor value = field.MessageType.FindFieldByNumber(2);
            for (int i = _random.Next(4); i > 0; i--)
                map[Value(field.MessageType.FindFieldByNumber(1), depth)] = Value(value, depth + 1);
        }
        else if (field.IsRepeated)
        {
            var list = (IList)field.Accessor.GetValue(message);
            int count = _random.Next(10) == 0 && field.FieldType is not (FieldType.Message or FieldType.Group) ? _random.Next(300) : _random.Next(4);
            for (int i = count; i > 0; i--)
                list.Add(Value(field, depth + 1));
        }
        else
        {
            field.Accessor.SetValue(message, Value(field, depth + 1));
        }
    }

    private object Value(FieldDescriptor field, int depth)
    {
        switch (field.FieldType)
        {
            case FieldType.Double:
                return _random.Next(2) == 0 ? _doubles[_random.Next(_doubles.Length)] : BitConverter.Int64BitsToDouble(Bits());
            case FieldType.Float:
                return _random.Next(2) == 0 ? (float)_doubles[_random.Next(_doubles.Length)] : BitConverter.Int32BitsToSingle((int)Bits());
            case FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32:
                return (int)Bits();
            case FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64:
                return Bits();
            case FieldType.UInt32 or FieldType.Fixed32:
                return (uint)Bits();
            case FieldType.UInt64 or FieldType.Fixed64:
                return (ulong)Bits();
            case FieldType.Bool:
                return _random.Next(2) == 0;
            case FieldType.String:
                return _random.Next(10) == 0 ? string.Concat(Enumerable.Repeat(_texts[_random.Next(_texts.Length)], _random.Next(100))) : _texts[_random.Next(_texts.Length)];
            case FieldType.Bytes:
                byte[] bytes = new byte[_random.Next(20)];
                _random.NextBytes(bytes);
                return Google.Protobuf.ByteString.CopyFrom(bytes);
            case FieldType.Enum:
                IList<EnumValueDescriptor> values = field.EnumType.Values;
                bool isOpen = field.EnumType.File.ToProto().Syntax == "proto3" && !field.EnumType.File.Name.StartsWith("google/", StringComparison.Ordinal);
                int number = isOpen && _random.Next(4) == 0 ? _random.Next() : values[_random.Next(values.Count)].Number;
                return Enum.ToObject(field.EnumType.ClrType, number);
            default:
                return Message(field.MessageType, depth);
        }
    }

    /// <summary>Google's classes have a wrapper as its value.</summary>
    private object Message(MessageDescriptor descriptor, int depth) => descriptor.File.Name == "google/protobuf/wrappers.proto"
        ? Value(descriptor.FindFieldByNumber(1), depth)
        : Fill(descriptor, depth);

    /// <summary>Small numbers and large ones, of either sign.</summary>
    private long Bits()
    {
        long bits = _random.NextInt64() >> _random.Next(63);
        return _random.Next(3) == 0 ? ~bits : bits;
    }
}
