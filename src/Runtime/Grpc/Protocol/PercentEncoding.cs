using System.Buffers;
using System.Globalization;
using System.Text;

namespace ProtoGen.Grpc.Protocol;

/// <summary>The encoding of <c>grpc-message</c>: UTF-8 in which every byte but printable ASCII, and the percent sign itself, is <c>%XX</c>.</summary>
internal static class PercentEncoding
{
    private const string HexDigits = "0123456789ABCDEF";

    // Space and VCHAR without the percent sign.
    private static readonly SearchValues<char> _plain = SearchValues.Create(
        " !\"#$&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Encodes any text; a lone surrogate becomes U+FFFD.</summary>
    public static string Encode(string text)
    {
        var first = text.AsSpan().IndexOfAnyExcept(_plain);
        if (first < 0) return text;
        var utf8 = Encoding.UTF8.GetBytes(text, first, text.Length - first);
        var builder = new StringBuilder(first + (utf8.Length * 3)).Append(text, 0, first);
        foreach (var value in utf8)
        {
            if (_plain.Contains((char)value))
            {
                builder.Append((char)value);
            }
            else
            {
                builder.Append('%').Append(HexDigits[value >> 4]).Append(HexDigits[value & 15]);
            }
        }

        return builder.ToString();
    }

    /// <summary>Decodes what a peer sent. Never fails: a broken escape stays as it is, and bytes that are not UTF-8 become U+FFFD.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal)) return text;
        var output = new ArrayBufferWriter<byte>(text.Length);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var percent = rest.IndexOf('%');
            if (percent != 0)
            {
                var plain = percent < 0 ? rest : rest[..percent];
                Encoding.UTF8.GetBytes(plain, output);
                rest = rest[plain.Length..];
            }
            else if (rest.Length >= 3 && byte.TryParse(rest.Slice(1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                output.Write([value]);
                rest = rest[3..];
            }
            else
            {
                output.Write("%"u8);
                rest = rest[1..];
            }
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
