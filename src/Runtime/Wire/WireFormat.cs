namespace ProtoGen.Wire;

/// <summary>The numbers of the wire format (protobuf.dev, Encoding).</summary>
internal static class WireFormat
{
    public const uint Varint = 0;
    public const uint Fixed64 = 1;
    public const uint LengthDelimited = 2;
    public const uint StartGroup = 3;
    public const uint EndGroup = 4;
    public const uint Fixed32 = 5;

    public static uint WireType(uint tag) => tag & 7;

    public static int TagLength(uint tag) => Varints.Length(tag);
}
