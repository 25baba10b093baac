using System.Diagnostics;

namespace ProtoGen.Reflection;

/// <summary>Which values a field takes: the one place where a caller's value becomes one of the field's own kind.</summary>
internal static class FieldValues
{
    /// <summary>The kind of a single value of the field, an element or a map's value included.</summary>
    public static DynamicValueKind KindOf(FieldType type) => type switch
    {
        FieldType.Double => DynamicValueKind.Double,
        FieldType.Float => DynamicValueKind.Float,
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => DynamicValueKind.Int64,
        FieldType.UInt64 or FieldType.Fixed64 => DynamicValueKind.UInt64,
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => DynamicValueKind.Int32,
        FieldType.UInt32 or FieldType.Fixed32 => DynamicValueKind.UInt32,
        FieldType.Bool => DynamicValueKind.Bool,
        FieldType.String => DynamicValueKind.String,
        FieldType.Bytes => DynamicValueKind.Bytes,
        FieldType.Enum => DynamicValueKind.Enum,
        _ => DynamicValueKind.Message,
    };

    /// <summary>A single value as the field stores it: integers of another width when nothing is lost, enum values by number or name.</summary>
    /// <exception cref="ArgumentException">The field does not take the value.</exception>
    public static DynamicValue Convert(FieldDescriptor field, DynamicValue value)
    {
        DynamicValueKind wanted = KindOf(field.FieldType);
        if (wanted == DynamicValueKind.Enum)
            return ConvertEnum(field, value);
        if (value.Kind == wanted)
        {
            if (value.MessageOrNull is { } message && message.Descriptor != field.MessageType)
                throw new ArgumentException($"{field.FullName} takes a {field.MessageType!.FullName}, not a {message.Descriptor.FullName} of this or another descriptor.");
            return value;
        }
        return TryWiden(wanted, value) ?? throw Refuse(field, value);
    }

    /// <summary>The number as bits that mean it in every integer kind, if it fits the wanted one.</summary>
    private static DynamicValue? TryWiden(DynamicValueKind wanted, DynamicValue value)
    {
        if (value.Kind == DynamicValueKind.Float && wanted == DynamicValueKind.Double)
            return (double)value.AsFloat();
        if (!IsInteger(value.Kind))
            return null;
        bool isHuge = value.Kind == DynamicValueKind.UInt64 && value.Bits > long.MaxValue;
        long number = (long)value.Bits;
        return wanted switch
        {
            DynamicValueKind.UInt64 when isHuge || number >= 0 => value.Bits,
            _ when isHuge => null,
            DynamicValueKind.Int64 => number,
            DynamicValueKind.Int32 when number is >= int.MinValue and <= int.MaxValue => (int)number,
            DynamicValueKind.UInt32 when number is >= 0 and <= uint.MaxValue => (uint)number,
            _ => null,
        };
    }

    private static DynamicValue ConvertEnum(FieldDescriptor field, DynamicValue value)
    {
        EnumDescriptor type = field.EnumType!;
        if (value.Kind == DynamicValueKind.String)
        {
            EnumValueDescriptor named = type.FindByName(value.AsString())
                ?? throw new ArgumentException($"{type.FullName} has no value '{value.AsString()}' for {field.FullName}.");
            return DynamicValue.FromEnum(named.Number);
        }
        int number = value.Kind == DynamicValueKind.Enum ? value.AsEnum() : TryWiden(DynamicValueKind.Int32, value)?.AsInt32() ?? throw Refuse(field, value);
        if (type.IsClosed && type.FindByNumber(number) is null)
            throw new ArgumentException($"{type.FullName} is closed and has no value {number} for {field.FullName}.");
        return DynamicValue.FromEnum(number);
    }

    private static bool IsInteger(DynamicValueKind kind) =>
        kind is DynamicValueKind.Int32 or DynamicValueKind.Int64 or DynamicValueKind.UInt32 or DynamicValueKind.UInt64;

    /// <summary>True for the value that an absent field without presence stands for.</summary>
    public static bool IsZero(DynamicValue value) => value.Kind switch
    {
        DynamicValueKind.String => value.AsString().Length == 0,
        DynamicValueKind.Bytes => value.AsBytes().IsEmpty,
        DynamicValueKind.Message or DynamicValueKind.List or DynamicValueKind.Map => false,
        _ => value.Bits == 0,
    };

    /// <summary>A number of the field's type out of bits that are normalized already.</summary>
    public static DynamicValue FromBits(FieldType type, ulong bits) => KindOf(type) switch
    {
        DynamicValueKind.Bool => bits != 0,
        DynamicValueKind.Int32 => (int)bits,
        DynamicValueKind.Int64 => (long)bits,
        DynamicValueKind.UInt32 => (uint)bits,
        DynamicValueKind.UInt64 => bits,
        DynamicValueKind.Float => BitConverter.UInt32BitsToSingle((uint)bits),
        DynamicValueKind.Double => BitConverter.UInt64BitsToDouble(bits),
        DynamicValueKind.Enum => DynamicValue.FromEnum((int)bits),
        _ => throw new UnreachableException(),
    };

    private static ArgumentException Refuse(FieldDescriptor field, DynamicValue value)
    {
        string shown = IsInteger(value.Kind) ? $" {value}" : "";
        return new ArgumentException($"{field.FullName} is of type {field.FieldType} and does not take the {value.Kind}{shown}.");
    }
}
