using System.Globalization;

namespace ProtoGen.Generator.Messages;

/// <summary>Spells tags: as numbers in case labels, and as wire bytes where one or two of them are written or compared at once.</summary>
internal static class Tags
{
    public static int Length(uint tag) => tag < 0x80 ? 1 : tag < 0x4000 ? 2 : tag < 0x200000 ? 3 : tag < 0x10000000 ? 4 : 5;

    public static string Literal(uint tag) => tag.ToString(CultureInfo.InvariantCulture) + (tag > int.MaxValue ? "u" : "");

    /// <summary>An expression that is true when the tag stands at the position; null for tags too long to guess.</summary>
    public static string? IsNext(uint tag) => Length(tag) switch
    {
        1 => $"pgen::WireReader.NextIs(ref start, pos, end, {Literal(tag)})",
        2 => $"pgen::WireReader.NextAre(ref start, pos, end, {TwoBytes(tag)})",
        _ => null,
    };

    /// <summary>A statement that writes the tag in front of the position, or of what an expression writes first.</summary>
    public static string Write(uint tag, string position = "pos") => Length(tag) switch
    {
        1 => $"pos = writer.Tag({position}, {Literal(tag)});",
        2 => $"pos = writer.TwoByteTag({position}, {TwoBytes(tag)});",
        _ => $"pos = writer.LongTag({position}, {Literal(tag)});",
    };

    private static string TwoBytes(uint tag) => "0x" + ((tag & 0x7f) | 0x80 | (tag >> 7 << 8)).ToString("X4", CultureInfo.InvariantCulture);
}
