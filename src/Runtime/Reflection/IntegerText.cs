using System.Globalization;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>Integers of every protobuf type as decimal text.</summary>
internal static class IntegerText
{
    /// <summary>The number that <paramref name="bits"/>, a varint or a fixed-width value, stands for.</summary>
    public static string Of(FieldType type, ulong bits) => type switch
    {
        FieldType.UInt64 or FieldType.Fixed64 => bits.ToString(CultureInfo.InvariantCulture),
        FieldType.UInt32 or FieldType.Fixed32 => ((uint)bits).ToString(CultureInfo.InvariantCulture),
        _ => Signed(type, bits).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The value of a signed integer, an enum or a bool.</summary>
    public static long Signed(FieldType type, ulong bits) => type switch
    {
        FieldType.Int64 or FieldType.SFixed64 => (long)bits,
        FieldType.SInt64 => Varints.UnZigZag(bits),
        FieldType.SInt32 => Varints.UnZigZag((uint)bits),
        FieldType.Bool => bits == 0 ? 0 : 1,
        _ => (int)bits,
    };
}
