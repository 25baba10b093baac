using System.Text;
using ProtoGen.Json;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>The forms that ProtoJSON gives to the well-known types.</summary>
internal sealed partial class DebugTextWriter
{
    /// <summary>False for other types, and for a value that its form cannot show: that one is shown field by field.</summary>
    private bool TryWriteWellKnown(MessageDescriptor message, ReadOnlySpan<byte> data, int depth)
    {
        if (!WellKnownForms.Has(message))
            return false;
        switch (message.Name)
        {
            case "Timestamp":
                return TryWriteTimestamp(data);
            case "Duration":
                return TryWriteDuration(data);
            case "FieldMask":
                _json.WriteStringValue(MaskText(data));
                return true;
            case "Struct":
                WriteStruct(data, depth);
                return true;
            case "Value":
                WriteDynamic(data, depth);
                return true;
            case "ListValue":
                WriteListValue(data, depth);
                return true;
            case "Any":
                WriteAny(data, depth);
                return true;
            default:
                return TryWriteWrapper(message, data, depth);
        }
    }

    private bool TryWriteWrapper(MessageDescriptor message, ReadOnlySpan<byte> data, int depth)
    {
        if (message.FindFieldByNumber(1) is not { IsRepeated: false, MessageType: null } field)
            return false;
        uint wireType = FieldTypes.WireType(field.FieldType);
        WriteValue(field, data, LastOf(data, 1, wireType) ?? new WireValue(wireType, 0, 0, 0), depth);
        return true;
    }

    private bool TryWriteTimestamp(ReadOnlySpan<byte> data)
    {
        ReadSecondsAndNanos(data, out long seconds, out int nanos);
        Span<byte> text = stackalloc byte[TimestampText.MaxLength];
        if (!TimestampText.TryFormat(seconds, nanos, text, out int length))
            return false;
        _json.WriteStringValue(text[..length]);
        return true;
    }

    private bool TryWriteDuration(ReadOnlySpan<byte> data)
    {
        ReadSecondsAndNanos(data, out long seconds, out int nanos);
        Span<byte> text = stackalloc byte[DurationText.MaxLength];
        if (!DurationText.TryFormat(seconds, nanos, text, out int length))
            return false;
        _json.WriteStringValue(text[..length]);
        return true;
    }

    private static void ReadSecondsAndNanos(ReadOnlySpan<byte> data, out long seconds, out int nanos)
    {
        seconds = (long)(LastOf(data, 1, WireFormat.Varint)?.Bits ?? 0);
        nanos = (int)(LastOf(data, 2, WireFormat.Varint)?.Bits ?? 0);
    }

    private static string MaskText(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder();
        try
        {
            var cursor = new WireCursor(data);
            while (text.Length < MaxLength && cursor.Next())
            {
                if (cursor.Number != 1 || !cursor.IsLengthDelimited)
                    continue;
                if (text.Length > 0)
                    text.Append(',');
                AppendCamelCase(text, TextOf(cursor.Payload));
            }
        }
        catch (ProtoException)
        {
            text.Append('…');
        }
        return text.ToString();
    }

    private static void AppendCamelCase(StringBuilder text, string path)
    {
        bool capital = false;
        foreach (char c in path)
        {
            if (c != '_')
                text.Append(capital ? char.ToUpperInvariant(c) : c);
            capital = c == '_';
        }
    }

    /// <summary>The last record of a field, which is the one that counts; null when there is none in front of malformed data.</summary>
    private static WireValue? LastOf(ReadOnlySpan<byte> data, int number, uint wireType)
    {
        WireValue? last = null;
        try
        {
            var cursor = new WireCursor(data);
            while (cursor.Next())
            {
                if (cursor.Number == number && cursor.WireType == wireType)
                    last = WireValue.Of(in cursor);
            }
        }
        catch (ProtoException)
        {
            // What came before is still worth showing.
        }
        return last;
    }
}
