using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>Counts the elements of a packed field's payload.</summary>
internal static class PackedElements
{
    /// <summary>How many elements end in the bytes.</summary>
    public static int Count(FieldType type, ReadOnlySpan<byte> bytes)
    {
        int width = Width(type);
        if (width != 0)
            return bytes.Length / width;
        int count = 0;
        foreach (byte b in bytes)
            count += b < 0x80 ? 1 : 0;
        return count;
    }

    /// <summary>False when a payload of fixed-width elements ends inside one, which spoils all of them.</summary>
    public static bool IsWhole(FieldType type, ReadOnlySpan<byte> payload) => Width(type) is var width && (width == 0 || payload.Length % width == 0);

    private static int Width(FieldType type) => FieldTypes.WireType(type) switch
    {
        WireFormat.Fixed64 => 8,
        WireFormat.Fixed32 => 4,
        _ => 0,
    };
}
