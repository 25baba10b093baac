using System;
using System.Globalization;
using System.Text;

namespace ProtoGen.Parser.Linking;

/// <summary>Numbers and bytes as protoc spells them in <c>default_value</c>: what C prints for <c>%g</c>.</summary>
internal static class NumberText
{
    public static string OfDouble(double value)
    {
        if (Special(value) is { } special)
            return special;
        string text = General(value, 15);
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == value ? text : General(value, 17);
    }

    public static string OfFloat(float value)
    {
        if (Special(value) is { } special)
            return special;
        string text = General(value, 6);
        // The C library calls reading a denormal back a range error, and protoc then prints all digits.
        bool denormal = value != 0 && Math.Abs(value) < 1.17549435E-38f;
        return !denormal && (float)double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == value ? text : General(value, 9);
    }

    public static double Reread(double value) =>
        Special(value) is null ? double.Parse(OfDouble(value), NumberStyles.Float, CultureInfo.InvariantCulture) : value;

    /// <summary>C escapes: three octal digits for what is not printable ASCII.</summary>
    public static string EscapeBytes(byte[] bytes)
    {
        var builder = new StringBuilder(bytes.Length);
        foreach (byte b in bytes)
        {
            switch (b)
            {
                case (byte)'\n':
                    builder.Append("\\n");
                    break;
                case (byte)'\r':
                    builder.Append("\\r");
                    break;
                case (byte)'\t':
                    builder.Append("\\t");
                    break;
                case (byte)'"':
                    builder.Append("\\\"");
                    break;
                case (byte)'\'':
                    builder.Append("\\'");
                    break;
                case (byte)'\\':
                    builder.Append("\\\\");
                    break;
                case >= 0x20 and < 0x7F:
                    builder.Append((char)b);
                    break;
                default:
                    builder.Append('\\').Append((char)('0' + (b >> 6))).Append((char)('0' + ((b >> 3) & 7))).Append((char)('0' + (b & 7)));
                    break;
            }
        }
        return builder.ToString();
    }

    private static string? Special(double value) =>
        double.IsNaN(value) ? "nan" : double.IsPositiveInfinity(value) ? "inf" : double.IsNegativeInfinity(value) ? "-inf" : null;

    private static string General(double value, int digits)
    {
        if (value == 0)
            return BitConverter.DoubleToInt64Bits(value) < 0 ? "-0" : "0";
        string scientific = value.ToString("E" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int e = scientific.IndexOf('E');
        int exponent = int.Parse(scientific.Substring(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        bool negative = scientific[0] == '-';
        string mantissa = scientific.Substring(negative ? 1 : 0, e - (negative ? 1 : 0)).Replace(".", "").TrimEnd('0');
        var builder = new StringBuilder();
        if (negative)
            builder.Append('-');
        if (exponent < -4 || exponent >= digits)
        {
            builder.Append(mantissa[0]);
            if (mantissa.Length > 1)
                builder.Append('.').Append(mantissa, 1, mantissa.Length - 1);
            builder.Append('e').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture));
        }
        else if (exponent < 0)
        {
            builder.Append("0.").Append('0', -exponent - 1).Append(mantissa);
        }
        else if (mantissa.Length <= exponent + 1)
        {
            builder.Append(mantissa).Append('0', exponent + 1 - mantissa.Length);
        }
        else
        {
            builder.Append(mantissa, 0, exponent + 1).Append('.').Append(mantissa, exponent + 1, mantissa.Length - exponent - 1);
        }
        return builder.ToString();
    }
}
