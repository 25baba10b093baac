using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ProtoGen.Generator.Messages;

/// <summary>Spells presence bits. Two underscores keep the words apart from every name that a .proto can make.</summary>
internal static class Presence
{
    public static string Word(int index) => "__presence" + index.ToString(CultureInfo.InvariantCulture);

    public static string Word(FieldSpec field) => Word(field.PresenceBit / 32);

    public static string Mask(FieldSpec field) => Hex(Bit(field));

    /// <summary>An expression that is true when the bit is set; <paramref name="owner"/> is empty or ends in a dot.</summary>
    public static string Test(FieldSpec field, string owner = "") => $"({owner}{Word(field)} & {Mask(field)}) != 0";

    /// <summary>An expression that is true when any of the bits is set; they are in one word.</summary>
    public static string TestAny(IReadOnlyList<FieldSpec> fields, string owner) =>
        $"({owner}{Word(fields[0])} & {Hex(fields.Aggregate(0u, (mask, field) => mask | Bit(field)))}) != 0";

    public static string Set(FieldSpec field, string owner = "") => $"{owner}{Word(field)} |= {Mask(field)};";

    private static uint Bit(FieldSpec field) => 1u << (field.PresenceBit % 32);

    private static string Hex(uint mask) => "0x" + mask.ToString("X", CultureInfo.InvariantCulture) + "u";
}
