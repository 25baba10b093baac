using System;
using System.Text;

namespace ProtoGen.Parser;

/// <summary>
/// UTF-8 that loses nothing. A byte that is no UTF-8 becomes the lone surrogate U+DC00 + byte and turns into that byte again
/// when the text is written, because protoc passes the bytes of comments and string literals through as they are.
/// </summary>
internal static class Utf8Text
{
    private const char FirstEscape = '\uDC80';
    private const char LastEscape = '\uDCFF';
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(byte[] bytes) => Decode(bytes, bytes.Length);

    public static string Decode(byte[] bytes, int count)
    {
        try
        {
            return _strict.GetString(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            return DecodeDamaged(bytes, count);
        }
    }

    public static byte[] Encode(string text)
    {
        byte[] bytes = new byte[ByteCount(text)];
        Encode(text, bytes, 0);
        return bytes;
    }

    public static int ByteCount(string text)
    {
        if (FindEscape(text, 0) < 0)
            return Encoding.UTF8.GetByteCount(text);
        int count = 0;
        int start = 0;
        for (int escape = FindEscape(text, 0); escape >= 0; escape = FindEscape(text, start))
        {
            count += Encoding.UTF8.GetByteCount(text.Substring(start, escape - start)) + 1;
            start = escape + 1;
        }
        return count + Encoding.UTF8.GetByteCount(text.Substring(start));
    }

    /// <summary>Writes <see cref="ByteCount"/> bytes and answers the position after them.</summary>
    public static int Encode(string text, byte[] target, int position)
    {
        int start = 0;
        for (int escape = FindEscape(text, 0); escape >= 0; escape = FindEscape(text, start))
        {
            position += Encoding.UTF8.GetBytes(text, start, escape - start, target, position);
            target[position++] = unchecked((byte)text[escape]);
            start = escape + 1;
        }
        return position + Encoding.UTF8.GetBytes(text, start, text.Length - start, target, position);
    }

    /// <summary>The text stands for bytes that are no UTF-8.</summary>
    public static bool HasEscapes(string text) => FindEscape(text, 0) >= 0;

    private static int FindEscape(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] is >= FirstEscape and <= LastEscape && !(i > 0 && char.IsHighSurrogate(text[i - 1])))
                return i;
        }
        return -1;
    }

    private static string DecodeDamaged(byte[] bytes, int count)
    {
        var text = new StringBuilder(count);
        int start = 0;
        for (int i = 0; i < count;)
        {
            int length = SequenceLength(bytes, i, count);
            if (length > 0)
            {
                i += length;
                continue;
            }
            text.Append(Encoding.UTF8.GetString(bytes, start, i - start)).Append((char)(0xDC00 + bytes[i]));
            start = ++i;
        }
        return text.Append(Encoding.UTF8.GetString(bytes, start, count - start)).ToString();
    }

    /// <summary>The length of the well-formed sequence at an index, 0 when there is none (Unicode table 3-7).</summary>
    private static int SequenceLength(byte[] bytes, int index, int count)
    {
        byte lead = bytes[index];
        if (lead < 0x80)
            return 1;
        int length = lead switch
        {
            >= 0xC2 and <= 0xDF => 2,
            >= 0xE0 and <= 0xEF => 3,
            >= 0xF0 and <= 0xF4 => 4,
            _ => 0,
        };
        if (length == 0 || index + length > count)
            return 0;
        byte second = bytes[index + 1];
        byte low = lead switch { 0xE0 => 0xA0, 0xF0 => 0x90, _ => 0x80 };
        byte high = lead switch { 0xED => 0x9F, 0xF4 => 0x8F, _ => 0xBF };
        if (second < low || second > high)
            return 0;
        for (int i = 2; i < length; i++)
        {
            if (bytes[index + i] is < 0x80 or > 0xBF)
                return 0;
        }
        return length;
    }
}
