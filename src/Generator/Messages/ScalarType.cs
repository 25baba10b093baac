using System.Collections.Generic;
using ProtoGen.Parser.Descriptors;

namespace ProtoGen.Generator.Messages;

/// <summary>One protobuf scalar type as the runtime knows it. Equality is by value.</summary>
/// <param name="Name">The reader's and writer's method and the codec's stem: <c>SInt32</c>.</param>
/// <param name="CSharp">The C# keyword.</param>
/// <param name="WireType">The wire type of one value.</param>
/// <param name="MaxSize">The longest encoding in bytes, without tag.</param>
/// <param name="Size">The size in a struct.</param>
public sealed record ScalarType(string Name, string CSharp, uint WireType, int MaxSize, int Size)
{
    private static readonly Dictionary<FieldType, ScalarType> _all = new()
    {
        [FieldType.Double] = new("Double", "double", 1, 8, 8),
        [FieldType.Float] = new("Float", "float", 5, 4, 4),
        [FieldType.Int64] = new("Int64", "long", 0, 10, 8),
        [FieldType.UInt64] = new("UInt64", "ulong", 0, 10, 8),
        [FieldType.Int32] = new("Int32", "int", 0, 10, 4),
        [FieldType.Fixed64] = new("Fixed64", "ulong", 1, 8, 8),
        [FieldType.Fixed32] = new("Fixed32", "uint", 5, 4, 4),
        [FieldType.Bool] = new("Bool", "bool", 0, 1, 1),
        [FieldType.UInt32] = new("UInt32", "uint", 0, 5, 4),
        [FieldType.SFixed32] = new("SFixed32", "int", 5, 4, 4),
        [FieldType.SFixed64] = new("SFixed64", "long", 1, 8, 8),
        [FieldType.SInt32] = new("SInt32", "int", 0, 5, 4),
        [FieldType.SInt64] = new("SInt64", "long", 0, 10, 8),
    };

    public bool IsFixed => WireType != 0;

    public bool IsFloating => CSharp is "double" or "float";

    public string Codec => "pgen::" + Name + "Codec";

    /// <summary>The scalar type of a number or bool field; null for strings, bytes, enums and messages.</summary>
    public static ScalarType? Of(FieldType type) => _all.TryGetValue(type, out ScalarType? scalar) ? scalar : null;
}
