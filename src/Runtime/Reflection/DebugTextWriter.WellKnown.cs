using System.Globalization;
using System.Text;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>The forms that ProtoJSON gives to the well-known types.</summary>
internal sealed partial class DebugTextWriter
{
    private const long MinTimestamp = -62_135_596_800; // 0001-01-01T00:00:00Z
    private const long MaxTimestamp = 253_402_300_799; // 9999-12-31T23:59:59Z
    private const long MaxDuration = 315_576_000_000; // 10,000 years
    private const int NanosPerSecond = 1_000_000_000;

    private static readonly HashSet<string> _ownForms =
    [
        "Any", "Duration", "FieldMask", "ListValue", "Struct", "Timestamp", "Value",
        "BoolValue", "BytesValue", "DoubleValue", "FloatValue", "Int32Value", "Int64Value", "StringValue", "UInt32Value", "UInt64Value",
    ];

    /// <summary>True for a type whose JSON is not an object of its fields.</summary>
    private static bool HasOwnForm(MessageDescriptor message) =>
        message.File.Package == "google.protobuf" && message.ContainingType is null && _ownForms.Contains(message.Name);

    /// <summary>False for other types, and for a value that its form cannot show: that one is shown field by field.</summary>
    private bool TryWriteWellKnown(MessageDescriptor message, ReadOnlySpan<byte> data, int depth)
    {
        if (!HasOwnForm(message))
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
        if (seconds is < MinTimestamp or > MaxTimestamp || nanos is < 0 or >= NanosPerSecond)
            return false;
        DateTime time = DateTime.UnixEpoch.AddSeconds(seconds);
        _json.WriteStringValue(time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + Fraction(nanos) + "Z");
        return true;
    }

    private bool TryWriteDuration(ReadOnlySpan<byte> data)
    {
        ReadSecondsAndNanos(data, out long seconds, out int nanos);
        if (seconds is < -MaxDuration or > MaxDuration || nanos is <= -NanosPerSecond or >= NanosPerSecond || Math.Sign(seconds) * Math.Sign(nanos) < 0)
            return false;
        string sign = seconds < 0 || nanos < 0 ? "-" : "";
        _json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{sign}{Math.Abs(seconds)}{Fraction(Math.Abs(nanos))}s"));
        return true;
    }

    private static void ReadSecondsAndNanos(ReadOnlySpan<byte> data, out long seconds, out int nanos)
    {
        seconds = (long)(LastOf(data, 1, WireFormat.Varint)?.Bits ?? 0);
        nanos = (int)(LastOf(data, 2, WireFormat.Varint)?.Bits ?? 0);
    }

    /// <summary>Nothing, or a point and 3, 6 or 9 digits.</summary>
    private static string Fraction(int nanos)
    {
        if (nanos == 0)
            return "";
        string digits = nanos.ToString("D9", CultureInfo.InvariantCulture);
        int length = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        return "." + digits[..length];
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
