using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>What follows from a field's type alone.</summary>
internal static class FieldTypes
{
    /// <summary>The wire type of a single value.</summary>
    public static uint WireType(FieldType type) => type switch
    {
        FieldType.Double or FieldType.Fixed64 or FieldType.SFixed64 => WireFormat.Fixed64,
        FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32 => WireFormat.Fixed32,
        FieldType.String or FieldType.Bytes or FieldType.Message => WireFormat.LengthDelimited,
        FieldType.Group => WireFormat.StartGroup,
        _ => WireFormat.Varint,
    };

    /// <summary>Numbers, bools and enums: everything that may stand in a packed field.</summary>
    public static bool IsPackable(FieldType type) => WireType(type) is WireFormat.Varint or WireFormat.Fixed32 or WireFormat.Fixed64;

    public static bool IsMessage(FieldType type) => type is FieldType.Message or FieldType.Group;

    /// <summary>The language guide's key types: integers, bool and string.</summary>
    public static bool IsMapKey(FieldType type) =>
        type is FieldType.String || (IsPackable(type) && type is not (FieldType.Double or FieldType.Float or FieldType.Enum));
}
