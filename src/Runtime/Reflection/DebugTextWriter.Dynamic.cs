using ProtoGen.Json;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary><c>google.protobuf.Struct</c> and its family, and <c>Any</c>.</summary>
internal sealed partial class DebugTextWriter
{
    private const int FieldsOfStruct = 1;
    private const int ValuesOfList = 1;

    private List<FileDescriptor>? _files;

    private void WriteStruct(ReadOnlySpan<byte> data, int depth)
    {
        _json.WriteStartObject();
        try
        {
            var cursor = new WireCursor(data);
            while (!IsFull && cursor.Next())
            {
                if (cursor.Number != FieldsOfStruct || !cursor.IsLengthDelimited)
                    continue;
                ReadOnlySpan<byte> entry = cursor.Payload;
                _json.WritePropertyName(LastOf(entry, 1, WireFormat.LengthDelimited) is { } key ? TextOf(entry[key.Start..key.End]) : "");
                WriteNested(LastOf(entry, 2, WireFormat.LengthDelimited) is { } value ? entry[value.Start..value.End] : default, depth);
            }
        }
        catch (ProtoException)
        {
            _json.WriteString(More, "malformed");
        }
        _json.WriteEndObject();
    }

    private void WriteListValue(ReadOnlySpan<byte> data, int depth)
    {
        _json.WriteStartArray();
        try
        {
            var cursor = new WireCursor(data);
            while (!IsFull && cursor.Next())
            {
                if (cursor.Number == ValuesOfList && cursor.IsLengthDelimited)
                    WriteNested(cursor.Payload, depth);
            }
        }
        catch (ProtoException)
        {
            _json.WriteStringValue(More);
        }
        _json.WriteEndArray();
    }

    /// <summary>A <c>Value</c> inside a struct or list.</summary>
    private void WriteNested(ReadOnlySpan<byte> data, int depth)
    {
        if (depth <= 0)
            _json.WriteStringValue(More);
        else
            WriteDynamic(data, depth - 1);
    }

    /// <summary>A <c>google.protobuf.Value</c>: its last kind counts, as in every oneof. None at all is shown as null.</summary>
    private void WriteDynamic(ReadOnlySpan<byte> data, int depth)
    {
        int number = 0;
        WireValue value = default;
        try
        {
            var cursor = new WireCursor(data);
            while (cursor.Next())
            {
                if (cursor.WireType != KindWireType(cursor.Number))
                    continue;
                number = cursor.Number;
                value = WireValue.Of(in cursor);
            }
        }
        catch (ProtoException)
        {
            number = 0;
        }
        ReadOnlySpan<byte> payload = value.WireType == WireFormat.LengthDelimited ? data[value.Start..value.End] : default;
        switch (number)
        {
            case 2:
                WriteDouble(BitConverter.UInt64BitsToDouble(value.Bits));
                break;
            case 3:
                _json.WriteStringValue(TextOf(payload));
                break;
            case 4:
                _json.WriteBooleanValue(value.Bits != 0);
                break;
            case 5 or 6 when depth <= 0:
                _json.WriteStringValue(More);
                break;
            case 5:
                WriteStruct(payload, depth - 1);
                break;
            case 6:
                WriteListValue(payload, depth - 1);
                break;
            default:
                _json.WriteNullValue();
                break;
        }
    }

    private static uint KindWireType(int number) => number switch
    {
        1 or 4 => WireFormat.Varint,
        2 => WireFormat.Fixed64,
        3 or 5 or 6 => WireFormat.LengthDelimited,
        _ => uint.MaxValue,
    };

    /// <summary>The content as JSON when the files around the outermost message declare its type, else in base64.</summary>
    private void WriteAny(ReadOnlySpan<byte> data, int depth)
    {
        string url = LastOf(data, 1, WireFormat.LengthDelimited) is { } type ? TextOf(data[type.Start..type.End]) : "";
        ReadOnlySpan<byte> content = LastOf(data, 2, WireFormat.LengthDelimited) is { } value ? data[value.Start..value.End] : default;
        _json.WriteStartObject();
        if (url.Length > 0 || content.Length > 0)
        {
            _json.WriteString("@type", url);
            MessageDescriptor? message = FindMessage(url[(url.LastIndexOf('/') + 1)..]);
            if (message is null)
            {
                _json.WritePropertyName("value");
                WriteBytes(content);
            }
            else if (depth <= 0)
            {
                _json.WriteString("value", More);
            }
            else if (WellKnownForms.Has(message))
            {
                _json.WritePropertyName("value");
                WriteMessage(message, content, depth - 1);
            }
            else
            {
                WriteFields(message, content, depth - 1);
            }
        }
        _json.WriteEndObject();
    }

    /// <summary>Looks through the files that the outermost message's file imports, directly or not.</summary>
    private MessageDescriptor? FindMessage(string fullName)
    {
        if (_files is null)
        {
            _files = [_file];
            var seen = new HashSet<FileDescriptor>(ReferenceEqualityComparer.Instance) { _file };
            for (int i = 0; i < _files.Count; i++)
            {
                foreach (FileDescriptor dependency in _files[i].Dependencies)
                {
                    if (seen.Add(dependency))
                        _files.Add(dependency);
                }
            }
        }
        foreach (FileDescriptor file in _files)
        {
            if (file.FindMessage(fullName) is { } message)
                return message;
        }
        return null;
    }
}
