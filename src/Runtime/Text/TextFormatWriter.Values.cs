using System.Globalization;
using System.Text;
using ProtoGen.Json;

namespace ProtoGen.Reflection;

internal sealed partial class TextFormatWriter
{
    private void AppendScalar(FieldDescriptor field, DynamicValue value)
    {
        switch (value.Kind)
        {
            case DynamicValueKind.Bool:
                _output.Append(value.AsBool() ? "true" : "false");
                break;
            case DynamicValueKind.Int32 or DynamicValueKind.Int64:
                _output.Append(CultureInfo.InvariantCulture, $"{(long)value.Bits}");
                break;
            case DynamicValueKind.UInt32 or DynamicValueKind.UInt64:
                _output.Append(CultureInfo.InvariantCulture, $"{value.Bits}");
                break;
            case DynamicValueKind.Float:
                _output.Append(SpecialOf(value.AsFloat()) ?? value.AsFloat().ToString(CultureInfo.InvariantCulture).ToLowerInvariant());
                break;
            case DynamicValueKind.Double:
                _output.Append(SpecialOf(value.AsDouble()) ?? ShortestDouble.ToString(value.AsDouble()).ToLowerInvariant());
                break;
            case DynamicValueKind.Enum:
                AppendEnum(field.EnumType!, value.AsEnum());
                break;
            case DynamicValueKind.String:
                AppendString(value.AsString());
                break;
            case DynamicValueKind.Bytes:
                AppendBytes(value.AsBytes().Span);
                break;
        }
    }

    private static string? SpecialOf(double value) => value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ => double.IsNaN(value) ? "nan" : null,
    };

    private void AppendEnum(EnumDescriptor type, int number)
    {
        if (type.FindByNumber(number) is not { } value)
            _output.Append(CultureInfo.InvariantCulture, $"{number}");
        else
            _output.Append(value.IsRedacted && _options.Redact ? Redacted : value.Name);
    }

    private void AppendString(string text)
    {
        if (_options.EscapeNonAscii)
        {
            AppendBytes(Encoding.UTF8.GetBytes(text));
            return;
        }
        _output.Append('"');
        foreach (Rune rune in text.EnumerateRunes()) // a lone surrogate becomes U+FFFD
        {
            // Line separators would break lines of a log, format characters would reorder them.
            if (rune.IsAscii)
                AppendAscii((byte)rune.Value);
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                _output.Append(CultureInfo.InvariantCulture, $"\\{(rune.IsBmp ? 'u' : 'U')}{rune.Value.ToString(rune.IsBmp ? "x4" : "x8", CultureInfo.InvariantCulture)}");
            else
                _output.Append(rune.ToString());
        }
        _output.Append('"');
    }

    private void AppendBytes(ReadOnlySpan<byte> bytes)
    {
        _output.Append('"');
        foreach (byte b in bytes)
            AppendAscii(b);
        _output.Append('"');
    }

    private void AppendAscii(byte b)
    {
        switch (b)
        {
            case (byte)'\n':
                _output.Append("\\n");
                break;
            case (byte)'\r':
                _output.Append("\\r");
                break;
            case (byte)'\t':
                _output.Append("\\t");
                break;
            case (byte)'"' or (byte)'\'' or (byte)'\\':
                _output.Append('\\').Append((char)b);
                break;
            case >= 0x20 and < 0x7f:
                _output.Append((char)b);
                break;
            default:
                // Three digits always, so that a digit behind does not join in.
                _output.Append('\\').Append((char)('0' + (b >> 6))).Append((char)('0' + ((b >> 3) & 7))).Append((char)('0' + (b & 7)));
                break;
        }
    }
}
