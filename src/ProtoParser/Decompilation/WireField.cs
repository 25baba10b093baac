namespace ProtoGen.Parser.Decompilation;

/// <summary>One record: its number, and either a number or a range of bytes.</summary>
internal readonly struct WireField(int number, int wireType, ulong value, int tagStart, int start, int length)
{
    public const int LengthDelimited = 2;

    public int Number { get; } = number;

    public int WireType { get; } = wireType;

    /// <summary>Of a varint or a fixed-width number; the bits.</summary>
    public ulong Value { get; } = value;

    public int TagStart { get; } = tagStart;

    /// <summary>Where the content starts: after the tag and after the length.</summary>
    public int Start { get; } = start;

    public int Length { get; } = length;
}
