using System.Globalization;
using ProtoGen.Wire;

namespace ProtoGen.Reflection;

/// <summary>Unknown fields by number. Without a type, how they look is a guess.</summary>
internal sealed partial class TextFormatWriter
{
    // Every level of a guess goes over its bytes again.
    private const int MaxGuessedLevels = 10;

    private void WriteUnknown(ReadOnlySpan<byte> data, int levels = MaxGuessedLevels)
    {
        var cursor = new WireCursor(data);
        while (cursor.Next())
        {
            string number = cursor.Number.ToString(CultureInfo.InvariantCulture);
            if (_options.Redact)
                WriteLine($"{number}: {Redacted}");
            else
                WriteUnknown(number, in cursor, levels);
        }
    }

    private void WriteUnknown(string number, in WireCursor field, int levels)
    {
        switch (field.WireType)
        {
            case WireFormat.Varint:
                WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number}: {field.Bits}"));
                break;
            case WireFormat.Fixed32:
                WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number}: 0x{field.Bits:x8}"));
                break;
            case WireFormat.Fixed64:
                WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number}: 0x{field.Bits:x16}"));
                break;
            case WireFormat.LengthDelimited when levels == 0 || !IsMessage(field.Payload):
                StartLine();
                _output.Append(number).Append(": ");
                AppendBytes(field.Payload);
                break;
            default:
                Open(number);
                // Groups were within a depth limit when they were parsed.
                WriteUnknown(field.Payload, Math.Max(levels - 1, 0));
                Close();
                break;
        }
    }

    private static bool IsMessage(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
            return false;
        try
        {
            var cursor = new WireCursor(data);
            while (cursor.Next())
            {
            }
            return true;
        }
        catch (ProtoException)
        {
            return false;
        }
    }
}
