using ProtoGen.CodeGen;
using ProtoGen.Json;

namespace ProtoGen.Reflection;

internal static partial class DynamicJsonReader
{
    /// <summary>
    /// Reads a single value. False when there is none to be set: an enum's unknown name that is ignored, or a number that a closed enum does not have, which
    /// <paramref name="message"/> then has among its unknown fields.
    /// </summary>
    private static bool TryReadValue(DynamicMessage message, FieldDescriptor field, ref JsonInput input, out DynamicValue value)
    {
        value = default;
        switch (FieldValues.KindOf(field.FieldType))
        {
            case DynamicValueKind.Bool:
                value = input.Bool();
                return true;
            case DynamicValueKind.Int32:
                value = input.Int32();
                return true;
            case DynamicValueKind.Int64:
                value = input.Int64();
                return true;
            case DynamicValueKind.UInt32:
                value = input.UInt32();
                return true;
            case DynamicValueKind.UInt64:
                value = input.UInt64();
                return true;
            case DynamicValueKind.Float:
                value = input.Float();
                return true;
            case DynamicValueKind.Double:
                value = input.Double();
                return true;
            case DynamicValueKind.String:
                value = input.String();
                return true;
            case DynamicValueKind.Bytes:
                value = ByteString.Wrap(input.Bytes());
                return true;
            case DynamicValueKind.Enum:
                return TryReadEnum(message, field, ref input, out value);
            default:
                var child = new DynamicMessage(field.MessageType!);
                input.Dynamic(child);
                value = child;
                return true;
        }
    }

    private static bool TryReadEnum(DynamicMessage message, FieldDescriptor field, ref JsonInput input, out DynamicValue value)
    {
        value = default;
        if (!input.Enum(out int number))
            return false;
        if (field.EnumType!.IsClosed && field.EnumType.FindByNumber(number) is null)
        {
            WireReader.UnknownEnum(input.Position, (uint)field.Number, number, ref message.UnknownData, ref input.State);
            return false;
        }
        value = DynamicValue.FromEnum(number);
        return true;
    }

    private static DynamicValue ReadKey(FieldType type, ref JsonInput input)
    {
        switch (FieldValues.KindOf(type))
        {
            case DynamicValueKind.String:
                return JsonMapKey.Read<string>(ref input);
            case DynamicValueKind.Bool:
                return JsonMapKey.Read<bool>(ref input);
            case DynamicValueKind.Int32:
                return JsonMapKey.Read<int>(ref input);
            case DynamicValueKind.UInt32:
                return JsonMapKey.Read<uint>(ref input);
            case DynamicValueKind.Int64:
                return JsonMapKey.Read<long>(ref input);
            default:
                return JsonMapKey.Read<ulong>(ref input);
        }
    }
}
