using System.Diagnostics;
using ProtoGen.CodeGen;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>Single scalar values on the wire.</summary>
internal static class ScalarWire
{
    /// <summary>Reads a value whose tag is consumed. Numbers that a closed enum does not have are returned like others.</summary>
    public static nint Read(FieldDescriptor field, ref byte start, nint pos, nint end, out DynamicValue value, ref ParseState state)
    {
        switch (field.FieldType)
        {
            case FieldType.String:
                pos = field.ValidatesUtf8
                    ? WireReader.String(ref start, pos, end, out string text, ref state)
                    : WireReader.LenientString(ref start, pos, end, out text, ref state);
                value = text;
                return pos;
            case FieldType.Bytes:
                pos = WireReader.Bytes(ref start, pos, end, out byte[] bytes);
                value = ByteString.Wrap(bytes);
                return pos;
            case FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32:
                pos = WireReader.Fixed32(ref start, pos, end, out uint fixed32);
                value = FieldValues.FromBits(field.FieldType, fixed32);
                return pos;
            case FieldType.Double or FieldType.Fixed64 or FieldType.SFixed64:
                pos = WireReader.Fixed64(ref start, pos, end, out ulong fixed64);
                value = FieldValues.FromBits(field.FieldType, fixed64);
                return pos;
            case FieldType.SInt32:
                pos = WireReader.SInt32(ref start, pos, end, out int sint32);
                value = sint32;
                return pos;
            case FieldType.SInt64:
                pos = WireReader.SInt64(ref start, pos, end, out long sint64);
                value = sint64;
                return pos;
            default:
                pos = WireReader.UInt64(ref start, pos, end, out ulong bits);
                value = FieldValues.FromBits(field.FieldType, bits);
                return pos;
        }
    }

    /// <summary>
    /// Writes a value in front of <paramref name="pos"/>, without its tag. On entry and on return there is room for <see cref="ReverseWriter.ValueRoom"/> bytes.
    /// </summary>
    public static nint Write(FieldType type, ref ReverseWriter writer, nint pos, DynamicValue value)
    {
        switch (type)
        {
            case FieldType.String:
                return writer.String(pos, value.AsString(), ReverseWriter.ValueRoom);
            case FieldType.Bytes:
                return writer.Bytes(pos, value.AsBytes().Items, ReverseWriter.ValueRoom);
            case FieldType.Message or FieldType.Group:
                throw new UnreachableException();
        }
        pos = FieldTypes.WireType(type) switch
        {
            WireFormat.Fixed32 => writer.Fixed(pos, (uint)value.Bits),
            WireFormat.Fixed64 => writer.Fixed(pos, value.Bits),
            _ => writer.Varint(pos, VarintOf(type, value.Bits)),
        };
        return writer.Reserve(pos, ReverseWriter.ValueRoom);
    }

    private static ulong VarintOf(FieldType type, ulong bits) => type switch
    {
        FieldType.SInt32 => Varints.ZigZag((int)bits),
        FieldType.SInt64 => Varints.ZigZag((long)bits),
        _ => bits,
    };
}
