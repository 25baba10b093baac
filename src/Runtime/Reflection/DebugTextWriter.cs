using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProtoGen.Reflection;

/// <summary>
/// Writes wire data as one line of JSON for people, along the descriptors. Takes any bytes: what is malformed is marked and left out. The
/// output and the work per message are bounded.
/// </summary>
internal sealed partial class DebugTextWriter
{
    public const int MaxLength = 64 * 1024;
    private const int MaxRecords = 16 * 1024;
    private const string More = "…";
    private const string Redacted = "[REDACTED]";

    private readonly FileDescriptor _file;
    private readonly Utf8JsonWriter _json;
    private bool _isCut;

    private DebugTextWriter(FileDescriptor file, Utf8JsonWriter json)
    {
        _file = file;
        _json = json;
    }

    /// <summary>Once true, everything unwinds: the text is cut anyway.</summary>
    private bool IsFull => _isCut || _json.BytesCommitted + _json.BytesPending > MaxLength;

    public static string Format(MessageDescriptor message, ReadOnlySpan<byte> data)
    {
        var output = new ArrayBufferWriter<byte>(256);
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
        using var json = new Utf8JsonWriter(output, options);
        var writer = new DebugTextWriter(message.File, json);
        writer.WriteMessage(message, data, ParseOptions.DefaultMaxDepth);
        json.Flush();
        return Cut(output.WrittenSpan, writer._isCut);
    }

    private static string Cut(ReadOnlySpan<byte> text, bool isCut)
    {
        if (text.Length <= MaxLength)
            return isCut ? Encoding.UTF8.GetString(text) + More : Encoding.UTF8.GetString(text);
        int length = MaxLength;
        while ((text[length] & 0xc0) == 0x80)
            length--;
        return Encoding.UTF8.GetString(text[..length]) + More;
    }

    private void WriteMessage(MessageDescriptor message, ReadOnlySpan<byte> data, int depth)
    {
        if (depth < 0)
        {
            _json.WriteStringValue(More);
            return;
        }
        if (TryWriteWellKnown(message, data, depth))
            return;
        _json.WriteStartObject();
        WriteFields(message, data, depth);
        _json.WriteEndObject();
    }

    private void WriteFields(MessageDescriptor message, ReadOnlySpan<byte> data, int depth)
    {
        var records = new WireRecords(message, data, MaxRecords);
        foreach (WireRecords.Entry entry in records.Entries)
        {
            if (IsFull)
                return;
            if (entry.Values.Count == 0)
                continue;
            if (entry.Field is { } field)
                WriteField(field, data, entry.Values, depth);
        }
        foreach (WireRecords.Entry entry in records.Entries)
        {
            if (IsFull)
                return;
            if (entry.Field is null)
                WriteUnknown(entry);
        }
        if (records.IsMalformed)
            _json.WriteString(More, "malformed");
        _isCut |= records.IsCut;
    }

    private void WriteField(FieldDescriptor field, ReadOnlySpan<byte> data, List<WireValue> values, int depth)
    {
        _json.WritePropertyName(field.JsonName);
        if (field.IsRedacted)
            _json.WriteStringValue(Redacted);
        else if (field.IsMap)
            WriteMap(field.MessageType!, data, values, depth);
        else if (field.IsRepeated)
            WriteList(field, data, values, depth);
        else if (field.MessageType is not null && values.Count > 1)
            WriteMessage(field.MessageType, Join(data, values), depth - 1);
        else
            WriteValue(field, data, values[^1], depth);
    }

    /// <summary>Messages that come in several records merge, which is what their bytes one after the other say.</summary>
    private static byte[] Join(ReadOnlySpan<byte> data, List<WireValue> values)
    {
        var joined = new ArrayBufferWriter<byte>();
        foreach (WireValue value in values)
            joined.Write(data[value.Start..value.End]);
        return joined.WrittenSpan.ToArray();
    }

    private void WriteList(FieldDescriptor field, ReadOnlySpan<byte> data, List<WireValue> values, int depth)
    {
        _json.WriteStartArray();
        foreach (WireValue value in values)
        {
            if (IsFull)
                break;
            if (value.WireType == FieldTypes.WireType(field.FieldType))
                WriteValue(field, data, value, depth);
            else
                WritePacked(field, data[value.Start..value.End]);
        }
        _json.WriteEndArray();
    }

    private void WriteMap(MessageDescriptor entryType, ReadOnlySpan<byte> data, List<WireValue> values, int depth)
    {
        FieldDescriptor key = entryType.FindFieldByNumber(1)!;
        FieldDescriptor valueField = entryType.FindFieldByNumber(2)!;
        _json.WriteStartObject();
        foreach (WireValue value in values)
        {
            if (IsFull)
                break;
            ReadOnlySpan<byte> entry = data[value.Start..value.End];
            var records = new WireRecords(entryType, entry, MaxRecords);
            _json.WritePropertyName(KeyOf(key, entry, Last(records, key)));
            WriteMapValue(valueField, entry, Last(records, valueField), depth);
        }
        _json.WriteEndObject();
    }

    private void WriteMapValue(FieldDescriptor field, ReadOnlySpan<byte> entry, WireValue? value, int depth)
    {
        if (field.IsRedacted)
            _json.WriteStringValue(Redacted);
        else if (field.MessageType is not null)
            WriteMessage(field.MessageType, value is { } present ? entry[present.Start..present.End] : default, depth - 1);
        else
            WriteValue(field, entry, value ?? new WireValue(FieldTypes.WireType(field.FieldType), DefaultBits(field), 0, 0), depth);
    }

    private static WireValue? Last(WireRecords records, FieldDescriptor field)
    {
        foreach (WireRecords.Entry entry in records.Entries)
        {
            if (entry.Field == field)
                return entry.Values[^1];
        }
        return null;
    }

    private static ulong DefaultBits(FieldDescriptor field) => field.EnumType is { } type ? (ulong)type.Values[0].Number : 0;

    /// <summary>Number and size only: the schema that knows the field may redact it.</summary>
    private void WriteUnknown(WireRecords.Entry entry)
    {
        _json.WritePropertyName($"#{entry.Number}");
        if (entry.Values.Count > 1)
            _json.WriteStartArray();
        foreach (WireValue value in entry.Values)
        {
            if (IsFull)
                break;
            _json.WriteStringValue(value.WireType switch
            {
                Wire.WireFormat.Varint => "varint",
                Wire.WireFormat.Fixed32 => "fixed32",
                Wire.WireFormat.Fixed64 => "fixed64",
                Wire.WireFormat.StartGroup => "group",
                _ => value.Length == 1 ? "1 byte" : $"{value.Length} bytes",
            });
        }
        if (entry.Values.Count > 1)
            _json.WriteEndArray();
    }
}
