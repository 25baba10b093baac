using System.Buffers;
using System.Globalization;
using System.Text;

namespace ProtoGen.Reflection;

internal sealed partial class TextFormatParser
{
    // The positive quiet NaN that C and Java have; double.NaN has the sign bit set.
    private static readonly double _quietNaN = BitConverter.UInt64BitsToDouble(0x7ff8_0000_0000_0000);
    private static readonly UTF8Encoding _strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private DynamicValue ReadScalar(FieldDescriptor field)
    {
        switch (FieldValues.KindOf(field.FieldType))
        {
            case DynamicValueKind.Bool:
                return ReadBool();
            case DynamicValueKind.Int32:
                return (int)ReadSigned(int.MaxValue);
            case DynamicValueKind.Int64:
                return ReadSigned(long.MaxValue);
            case DynamicValueKind.UInt32:
                return (uint)ReadUnsigned(uint.MaxValue);
            case DynamicValueKind.UInt64:
                return ReadUnsigned(ulong.MaxValue);
            case DynamicValueKind.Float:
                return ReadFloat();
            case DynamicValueKind.Double:
                return ReadDouble();
            case DynamicValueKind.Enum:
                return ReadEnum(field.EnumType!);
            case DynamicValueKind.String:
                return ReadString();
            default:
                return ByteString.Wrap(ReadBytes());
        }
    }

    private bool ReadBool()
    {
        if (_tokens.Current.Kind is TextTokenKind.DecimalInteger or TextTokenKind.OctalInteger or TextTokenKind.HexInteger)
            return ReadUnsigned(1) != 0;
        bool? value = _tokens.Current.Kind != TextTokenKind.Identifier ? null : _tokens.CurrentText switch
        {
            "true" or "True" or "t" => true,
            "false" or "False" or "f" => false,
            _ => null,
        };
        if (value is null)
            throw Unexpected("'true' or 'false'");
        _tokens.Advance();
        return value.Value;
    }

    private DynamicValue ReadEnum(EnumDescriptor type)
    {
        TextToken token = _tokens.Current;
        if (token.Kind == TextTokenKind.Identifier)
        {
            string name = _tokens.CurrentText.ToString();
            EnumValueDescriptor value = type.FindByName(name) ?? throw Error($"{type.FullName} has no value '{Shorten(name)}'");
            _tokens.Advance();
            return DynamicValue.FromEnum(value.Number);
        }
        int number = (int)ReadSigned(int.MaxValue, "the name or number of an enum value");
        if (type.IsClosed && type.FindByNumber(number) is null)
            throw ProtoException.At(token.Start, $"{type.FullName} is closed and has no value {number}");
        return DynamicValue.FromEnum(number);
    }

    /// <summary>An integer down to one below <c>-max</c>.</summary>
    private long ReadSigned(long max, string expected = "an integer")
    {
        if (!TryTake('-'))
            return (long)ReadUnsigned((ulong)max, expected);
        return -unchecked((long)ReadUnsigned((ulong)max + 1, expected));
    }

    private ulong ReadUnsigned(ulong max, string expected = "an integer")
    {
        ulong value;
        ReadOnlySpan<char> digits = _tokens.CurrentText;
        bool isInRange = _tokens.Current.Kind switch
        {
            TextTokenKind.DecimalInteger => ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value),
            TextTokenKind.HexInteger => ulong.TryParse(digits[2..].TrimStart('0') is { Length: > 0 } rest ? rest : "0", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value),
            TextTokenKind.OctalInteger => TryParseOctal(digits, out value),
            _ => throw Unexpected(expected),
        };
        if (!isInRange || value > max)
            throw Error($"the number '{Shorten(digits.ToString())}' is out of range");
        _tokens.Advance();
        return value;
    }

    private static bool TryParseOctal(ReadOnlySpan<char> digits, out ulong value)
    {
        value = 0;
        foreach (char digit in digits)
        {
            if (value >> 61 != 0)
                return false;
            value = (value << 3) | (uint)(digit - '0');
        }
        return true;
    }

    private double ReadDouble()
    {
        bool isNegative = TryTake('-');
        double value = ReadSpecial() ?? double.Parse(TakeDecimal(), NumberStyles.Float, CultureInfo.InvariantCulture);
        return isNegative ? -value : value;
    }

    private float ReadFloat()
    {
        bool isNegative = TryTake('-');
        float value = ReadSpecial() is { } special ? (float)special : float.Parse(TakeDecimal(), NumberStyles.Float, CultureInfo.InvariantCulture);
        return isNegative ? -value : value;
    }

    private double? ReadSpecial()
    {
        if (_tokens.Current.Kind != TextTokenKind.Identifier)
            return null;
        ReadOnlySpan<char> name = _tokens.CurrentText;
        double value;
        if (name.Equals("inf", StringComparison.OrdinalIgnoreCase) || name.Equals("infinity", StringComparison.OrdinalIgnoreCase))
            value = double.PositiveInfinity;
        else if (name.Equals("nan", StringComparison.OrdinalIgnoreCase))
            value = _quietNaN;
        else
            throw Unexpected("a number");
        _tokens.Advance();
        return value;
    }

    /// <summary>The digits of a decimal number, which may be larger than any double: that is infinity.</summary>
    private ReadOnlySpan<char> TakeDecimal()
    {
        if (_tokens.Current.Kind is not (TextTokenKind.DecimalInteger or TextTokenKind.Float))
            throw Unexpected("a decimal number");
        ReadOnlySpan<char> digits = _tokens.CurrentText;
        _tokens.Advance();
        return digits.TrimEnd("fF");
    }

    private string ReadString()
    {
        int start = _tokens.Current.Start;
        try
        {
            return _strictUtf8.GetString(ReadBytes());
        }
        catch (DecoderFallbackException)
        {
            throw ProtoException.At(start, "a string is not valid UTF-8");
        }
    }

    /// <summary>The bytes of one or more literals side by side.</summary>
    private byte[] ReadBytes()
    {
        if (_tokens.Current.Kind != TextTokenKind.String)
            throw Unexpected("a string");
        var bytes = new ArrayBufferWriter<byte>();
        while (_tokens.Current.Kind == TextTokenKind.String)
        {
            if (!TextEscapes.TryUnescape(_tokens.CurrentText[1..^1], bytes, out int error))
                throw ProtoException.At(_tokens.Current.Start + 1 + error, _tokens.CurrentText[1 + error] == '\\' ? "a string has an invalid escape" : "a string has a lone surrogate");
            _tokens.Advance();
        }
        return bytes.WrittenSpan.ToArray();
    }
}
