using System.Globalization;

namespace ProtoGen.Reflection;

/// <summary>The value of a field that is not set.</summary>
internal static class FieldDefaults
{
    /// <summary>The default of a single-valued scalar field, made once per field.</summary>
    /// <exception cref="ProtoException">The descriptor's default is not a value of the field's type.</exception>
    public static DynamicValue Of(FieldDescriptor field) => (field.CachedDefault ??= new(Make(field))).Value; // racing threads make equal values

    private static DynamicValue Make(FieldDescriptor field)
    {
        if (field.DefaultText is { } text)
            return TryRead(field, text) ?? throw new ProtoException($"the default of {field.FullName} is not a value of its type");
        return ZeroOf(field);
    }

    private static DynamicValue ZeroOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => "",
        FieldType.Bytes => ByteString.Empty,
        FieldType.Enum => DynamicValue.FromEnum(field.EnumType!.Values[0].Number),
        _ => FieldValues.FromBits(field.FieldType, 0),
    };

    private static DynamicValue? TryRead(FieldDescriptor field, string text)
    {
        NumberFormatInfo invariant = NumberFormatInfo.InvariantInfo;
        const NumberStyles integer = NumberStyles.AllowLeadingSign;
        switch (FieldValues.KindOf(field.FieldType))
        {
            case DynamicValueKind.Bool:
                return text switch { "true" => true, "false" => false, _ => null };
            case DynamicValueKind.Int32:
                return int.TryParse(text, integer, invariant, out int int32) ? int32 : null;
            case DynamicValueKind.Int64:
                return long.TryParse(text, integer, invariant, out long int64) ? int64 : null;
            case DynamicValueKind.UInt32:
                return uint.TryParse(text, NumberStyles.None, invariant, out uint uint32) ? uint32 : null;
            case DynamicValueKind.UInt64:
                return ulong.TryParse(text, NumberStyles.None, invariant, out ulong uint64) ? uint64 : null;
            case DynamicValueKind.Float:
                return ReadSpecial(text) is { } special ? (float)special : float.TryParse(text, NumberStyles.Float, invariant, out float number) ? number : (DynamicValue?)null;
            case DynamicValueKind.Double:
                return ReadSpecial(text) ?? (double.TryParse(text, NumberStyles.Float, invariant, out double wide) ? wide : null);
            case DynamicValueKind.Enum:
                return field.EnumType!.FindByName(text) is { } value ? DynamicValue.FromEnum(value.Number) : (DynamicValue?)null;
            case DynamicValueKind.String:
                return text;
            case DynamicValueKind.Bytes:
                return TextEscapes.TryUnescape(text, out byte[] bytes) ? ByteString.Wrap(bytes) : null;
            default:
                return null;
        }
    }

    private static double? ReadSpecial(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => null,
    };
}
