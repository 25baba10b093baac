using System.Runtime.InteropServices;
using System.Text;
using ProtoGen.CodeGen;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

internal sealed partial class DebugTextWriter
{
    private void WriteValue(FieldDescriptor field, ReadOnlySpan<byte> data, WireValue value, int depth)
    {
        switch (field.FieldType)
        {
            case FieldType.Message or FieldType.Group:
                WriteMessage(field.MessageType!, data[value.Start..value.End], depth - 1);
                break;
            case FieldType.String:
                _json.WriteStringValue(TextOf(data[value.Start..value.End]));
                break;
            case FieldType.Bytes:
                WriteBytes(data[value.Start..value.End]);
                break;
            case FieldType.Enum:
                WriteEnum(field.EnumType!, (int)value.Bits);
                break;
            default:
                WriteScalar(field.FieldType, value.Bits);
                break;
        }
    }

    private void WriteScalar(FieldType type, ulong bits)
    {
        switch (type)
        {
            case FieldType.Double:
                WriteDouble(BitConverter.UInt64BitsToDouble(bits));
                break;
            case FieldType.Float:
                WriteFloat(BitConverter.UInt32BitsToSingle((uint)bits));
                break;
            case FieldType.Bool:
                _json.WriteBooleanValue(bits != 0);
                break;
            case FieldType.UInt32 or FieldType.Fixed32:
                _json.WriteNumberValue((uint)bits);
                break;
            case FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32:
                _json.WriteNumberValue(IntegerText.Signed(type, bits));
                break;
            default:
                _json.WriteStringValue(IntegerText.Of(type, bits)); // 64 bits do not fit a JSON number of every reader
                break;
        }
    }

    private void WriteDouble(double value)
    {
        if (double.IsFinite(value))
            _json.WriteNumberValue(value);
        else
            _json.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }

    private void WriteFloat(float value)
    {
        if (float.IsFinite(value))
            _json.WriteNumberValue(value);
        else
            WriteDouble(value);
    }

    private void WriteEnum(EnumDescriptor type, int number)
    {
        EnumValueDescriptor? value = type.FindByNumber(number);
        if (value is null)
            _json.WriteNumberValue(number);
        else if (type.FullName == "google.protobuf.NullValue")
            _json.WriteNullValue();
        else
            _json.WriteStringValue(value.IsRedacted ? Redacted : value.Name);
    }

    /// <summary>Ill-formed UTF-8 is possible where a file does not ask for validation. What the text cannot hold anyway is not decoded.</summary>
    private static string TextOf(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxLength)]);

    private void WriteBytes(ReadOnlySpan<byte> bytes) => _json.WriteBase64StringValue(bytes[..Math.Min(bytes.Length, MaxLength)]);

    private void WritePacked(FieldDescriptor field, ReadOnlySpan<byte> payload)
    {
        ref byte start = ref MemoryMarshal.GetReference(payload);
        try
        {
            for (nint pos = 0; pos < payload.Length && !IsFull;)
            {
                pos = ReadPackable(field.FieldType, ref start, pos, payload.Length, out ulong bits);
                if (field.EnumType is { } type)
                    WriteEnum(type, (int)bits);
                else
                    WriteScalar(field.FieldType, bits);
            }
        }
        catch (ProtoException)
        {
            _json.WriteStringValue(More);
        }
    }

    private static nint ReadPackable(FieldType type, ref byte start, nint pos, nint end, out ulong bits)
    {
        switch (FieldTypes.WireType(type))
        {
            case WireFormat.Fixed64:
                return WireReader.Fixed64(ref start, pos, end, out bits);
            case WireFormat.Fixed32:
                pos = WireReader.Fixed32(ref start, pos, end, out uint low);
                bits = low;
                return pos;
            default:
                return WireReader.UInt64(ref start, pos, end, out bits);
        }
    }

    private static string KeyOf(FieldDescriptor key, ReadOnlySpan<byte> entry, WireValue? value)
    {
        if (key.IsRedacted)
            return Redacted;
        if (key.FieldType == FieldType.String)
            return value is { } text ? TextOf(entry[text.Start..text.End]) : "";
        ulong bits = value?.Bits ?? 0;
        return key.FieldType == FieldType.Bool ? bits == 0 ? "false" : "true" : IntegerText.Of(key.FieldType, bits);
    }
}
