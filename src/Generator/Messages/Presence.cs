using System.Globalization;

namespace ProtoGen.Generator.Messages;

/// <summary>Spells presence bits. Two underscores keep the words apart from every name that a .proto can make.</summary>
internal static class Presence
{
    public static string Word(int index) => "__presence" + index.ToString(CultureInfo.InvariantCulture);

    public static string Word(FieldSpec field) => Word(field.PresenceBit / 32);

    public static string Mask(FieldSpec field) => "0x" + (1u << (field.PresenceBit % 32)).ToString("X", CultureInfo.InvariantCulture) + "u";

    /// <summary>An expression that is true when the bit is set; <paramref name="owner"/> is empty or ends in a dot.</summary>
    public static string Test(FieldSpec field, string owner = "") => $"({owner}{Word(field)} & {Mask(field)}) != 0";

    public static string Set(FieldSpec field, string owner = "") => $"{owner}{Word(field)} |= {Mask(field)};";
}
