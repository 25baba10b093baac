using System.Buffers;
using System.Text;

namespace ProtoGen.Reflection;

/// <summary>The escapes of text format's string literals, which are C's and those for code points; descriptors use them for defaults of <c>bytes</c>.</summary>
internal static class TextEscapes
{
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a literal's content; false when an escape is malformed or the text holds a lone surrogate.</summary>
    public static bool TryUnescape(ReadOnlySpan<char> content, out byte[] bytes)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(content.Length, 16));
        bool isValid = TryUnescape(content, output, out _);
        bytes = isValid ? output.WrittenSpan.ToArray() : [];
        return isValid;
    }

    /// <summary>Appends the bytes of a literal's content; on false, <paramref name="error"/> is the index of what is malformed.</summary>
    public static bool TryUnescape(ReadOnlySpan<char> content, ArrayBufferWriter<byte> output, out int error)
    {
        int position = 0;
        while (position < content.Length)
        {
            int plain = content[position..].IndexOf('\\');
            if (plain < 0)
                plain = content.Length - position;
            if (plain > 0 && !TryEncode(content.Slice(position, plain), output))
            {
                error = position;
                return false;
            }
            position += plain;
            if (position == content.Length)
                break;
            int length = Escape(content[position..], output);
            if (length == 0)
            {
                error = position;
                return false;
            }
            position += length;
        }
        error = -1;
        return true;
    }

    /// <summary>Appends what an escape stands for and returns its length; zero when it is malformed.</summary>
    private static int Escape(ReadOnlySpan<char> text, ArrayBufferWriter<byte> output)
    {
        if (text.Length < 2)
            return 0;
        switch (text[1])
        {
            case >= '0' and <= '7':
                return Octal(text, output);
            case 'x':
                return Hex(text, output);
            case 'u':
                return CodePoint(text, digits: 4, output);
            case 'U':
                return CodePoint(text, digits: 8, output);
        }
        int index = "abfnrtv\\'\"?".IndexOf(text[1]);
        if (index < 0)
            return 0;
        Append(output, "\a\b\f\n\r\t\v\\'\"?"[index]);
        return 2;
    }

    private static int Octal(ReadOnlySpan<char> text, ArrayBufferWriter<byte> output)
    {
        int length = 1;
        int value = 0;
        for (; length < Math.Min(text.Length, 4) && text[length] is >= '0' and <= '7'; length++)
            value = (value << 3) | (text[length] - '0');
        if (value > 0xff)
            return 0;
        Append(output, value);
        return length;
    }

    private static int Hex(ReadOnlySpan<char> text, ArrayBufferWriter<byte> output)
    {
        int length = 2;
        int value = 0;
        for (; length < Math.Min(text.Length, 4) && char.IsAsciiHexDigit(text[length]); length++)
            value = (value << 4) | Convert.ToInt32(text[length].ToString(), 16);
        if (length == 2)
            return 0;
        Append(output, value);
        return length;
    }

    private static int CodePoint(ReadOnlySpan<char> text, int digits, ArrayBufferWriter<byte> output)
    {
        if (text.Length < 2 + digits
            || !uint.TryParse(text.Slice(2, digits), System.Globalization.NumberStyles.AllowHexSpecifier, null, out uint value)
            || !Rune.IsValid(value))
        {
            return 0;
        }
        output.Advance(new Rune(value).EncodeToUtf8(output.GetSpan(4)));
        return 2 + digits;
    }

    private static bool TryEncode(ReadOnlySpan<char> text, ArrayBufferWriter<byte> output)
    {
        try
        {
            output.Advance(_strict.GetBytes(text, output.GetSpan(_strict.GetByteCount(text))));
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static void Append(ArrayBufferWriter<byte> output, int value)
    {
        output.GetSpan(1)[0] = (byte)value;
        output.Advance(1);
    }
}
