using System;
using System.Collections.Generic;
using System.Text;

namespace ProtoGen.Parser.Lexing;

/// <summary>Values of string tokens: the bytes between the quotes, escapes resolved.</summary>
internal static class StringLiteral
{
    /// <summary>The value of a literal that is used as text.</summary>
    public static string DecodeText(string text, in Token token)
    {
        (int start, int end) = Inside(text, token);
        if (text.IndexOf('\\', start, end - start) < 0)
            return text.Substring(start, end - start);
        return Utf8Text.Decode(Decode(text, token));
    }

    public static byte[] Decode(string text, in Token token)
    {
        (int start, int end) = Inside(text, token);
        if (text.IndexOf('\\', start, end - start) < 0)
            return Utf8Text.Encode(text.Substring(start, end - start));
        var bytes = new List<byte>(end - start);
        while (start < end)
        {
            int escape = text.IndexOf('\\', start, end - start);
            if (escape < 0)
                escape = end;
            if (escape > start)
                bytes.AddRange(Utf8Text.Encode(text.Substring(start, escape - start)));
            start = escape < end ? Escape(text, escape + 1, end, bytes) : end;
        }
        return bytes.ToArray();
    }

    private static (int Start, int End) Inside(string text, in Token token)
    {
        int start = token.Start + 1;
        // A literal without its closing quote ends with the line.
        bool closed = token.Length > 1 && text[token.End - 1] == text[token.Start] && !(token.IsMalformed && EndsInEscape(text, start, token.End - 1));
        return (start, Math.Max(start, closed ? token.End - 1 : token.End));
    }

    private static bool EndsInEscape(string text, int start, int quote)
    {
        int slashes = 0;
        while (quote - slashes - 1 >= start && text[quote - slashes - 1] == '\\')
            slashes++;
        return slashes % 2 == 1;
    }

    // index is that of the character after the backslash; the answer is where the text goes on.
    private static int Escape(string text, int index, int end, List<byte> bytes)
    {
        if (index >= end)
            return end;
        char c = text[index++];
        switch (c)
        {
            case >= '0' and <= '7':
                bytes.Add(unchecked((byte)Digits(text, ref index, index - 1, Math.Min(end, index + 2), 8)));
                return index;
            case 'x' or 'X':
                bytes.Add((byte)Digits(text, ref index, index, Math.Min(end, index + 2), 16));
                return index;
            case 'u' or 'U':
                return CodePoint(text, index, end, c == 'u' ? 4 : 8, bytes);
            default:
                bytes.Add(Simple(c));
                return index;
        }
    }

    private static byte Simple(char c) => c switch
    {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        < (char)128 => (byte)c,
        _ => (byte)'?',
    };

    private static int Digits(string text, ref int index, int start, int end, int radix)
    {
        int value = 0;
        index = start;
        while (index < end && Chars.HexValue(text[index]) is >= 0 and int digit && digit < radix)
        {
            value = (value * radix) + digit;
            index++;
        }
        return value;
    }

    private static int CodePoint(string text, int index, int end, int length, List<byte> bytes)
    {
        int value = Digits(text, ref index, index, Math.Min(end, index + length), 16);
        // Two \u escapes that form a surrogate pair are one character.
        if (value is >= 0xD800 and <= 0xDBFF && index + 6 <= end && text[index] == '\\' && text[index + 1] == 'u')
        {
            int next = index + 2;
            int low = Digits(text, ref next, next, next + 4, 16);
            if (next == index + 6 && low is >= 0xDC00 and <= 0xDFFF)
            {
                value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
                index = next;
            }
        }
        AppendUtf8(value, bytes);
        return index;
    }

    // A lone surrogate keeps its three bytes and a value past U+10FFFF its spelling, as protoc does; a string field's UTF-8 check finds the former.
    private static void AppendUtf8(int value, List<byte> bytes)
    {
        if (value > 0x10FFFF)
        {
            bytes.AddRange(Encoding.ASCII.GetBytes("\\U" + value.ToString("x8", System.Globalization.CultureInfo.InvariantCulture)));
        }
        else if (value < 0x80)
        {
            bytes.Add((byte)value);
        }
        else
        {
            int continuations = value < 0x800 ? 1 : value < 0x10000 ? 2 : 3;
            int lead = continuations == 1 ? 0xC0 : continuations == 2 ? 0xE0 : 0xF0;
            bytes.Add((byte)(lead | (value >> (6 * continuations))));
            for (int shift = 6 * (continuations - 1); shift >= 0; shift -= 6)
                bytes.Add((byte)(0x80 | ((value >> shift) & 0x3F)));
        }
    }
}
