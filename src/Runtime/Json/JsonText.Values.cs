using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using ProtoGen.Wire;

namespace ProtoGen.Json;

// The methods are called as those of Utf8JsonWriter.
internal sealed partial class JsonText
{
    /// <summary>Room for a number of any kind, with quotes and a comma.</summary>
    private const int NumberRoom = 64;

    /// <summary>How much text is escaped at a time.</summary>
    private const int EscapedPiece = 4096;

    /// <summary>One byte may become six.</summary>
    private const int EscapedSize = 6;

    /// <summary>What goes out as it is.</summary>
    private static readonly SearchValues<char> _plain =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => c is not ('"' or '\\'))]);

    public void WriteStartObject()
    {
        if (_writer is not null)
            _writer.WriteStartObject();
        else
            Open((byte)'{');
    }

    public void WriteEndObject()
    {
        if (_writer is not null)
            _writer.WriteEndObject();
        else
            Close((byte)'}');
    }

    public void WriteStartArray()
    {
        if (_writer is not null)
            _writer.WriteStartArray();
        else
            Open((byte)'[');
    }

    public void WriteEndArray()
    {
        if (_writer is not null)
            _writer.WriteEndArray();
        else
            Close((byte)']');
    }

    public void WritePropertyName(JsonEncodedText name)
    {
        if (_writer is not null)
        {
            _writer.WritePropertyName(name);
            return;
        }
        Quote(name.EncodedUtf8Bytes);
        Colon();
    }

    /// <param name="name">Text that needs no escape.</param>
    public void WritePropertyName(ReadOnlySpan<byte> name)
    {
        if (_writer is not null)
        {
            _writer.WritePropertyName(name);
            return;
        }
        Quote(name);
        Colon();
    }

    /// <exception cref="ProtoException">The text holds a lone surrogate.</exception>
    public void WritePropertyName(string name)
    {
        if (_writer is not null)
        {
            CheckUtf16(name);
            _writer.WritePropertyName(name);
            return;
        }
        Quote(name);
        Colon();
    }

    public void WriteStringValue(JsonEncodedText value)
    {
        if (_writer is not null)
            _writer.WriteStringValue(value);
        else
            Quote(value.EncodedUtf8Bytes);
    }

    /// <param name="value">Text that needs no escape.</param>
    public void WriteStringValue(ReadOnlySpan<byte> value)
    {
        if (_writer is not null)
            _writer.WriteStringValue(value);
        else
            Quote(value);
    }

    /// <exception cref="ProtoException">The text holds a lone surrogate.</exception>
    public void WriteStringValue(string value)
    {
        if (_writer is not null)
        {
            CheckUtf16(value);
            _writer.WriteStringValue(value);
            return;
        }
        Quote(value);
    }

    public void WriteBase64StringValue(ReadOnlySpan<byte> value)
    {
        if (_writer is not null)
        {
            _writer.WriteBase64StringValue(value);
            return;
        }
        Reserve(value.Length / 3 * 4L + NumberRoom);
        Begin();
        _bytes[_length++] = (byte)'"';
        Base64.EncodeToUtf8(value, _bytes.AsSpan(_length), out _, out int written);
        _length += written;
        _bytes[_length++] = (byte)'"';
    }

    public void WriteNullValue()
    {
        if (_writer is not null)
            _writer.WriteNullValue();
        else
            Literal("null"u8);
    }

    public void WriteBooleanValue(bool value)
    {
        if (_writer is not null)
            _writer.WriteBooleanValue(value);
        else
            Literal(value ? "true"u8 : "false"u8);
    }

    public void WriteNumberValue(int value)
    {
        if (_writer is not null)
        {
            _writer.WriteNumberValue(value);
            return;
        }
        Reserve(NumberRoom);
        Begin();
        _length += DecimalDigits.Write(value, _bytes.AsSpan(_length));
    }

    public void WriteNumberValue(uint value)
    {
        if (_writer is not null)
        {
            _writer.WriteNumberValue(value);
            return;
        }
        Reserve(NumberRoom);
        Begin();
        _length += DecimalDigits.Write((ulong)value, _bytes.AsSpan(_length));
    }

    public void WriteNumberValue(double value)
    {
        if (_writer is not null)
        {
            Span<byte> text = stackalloc byte[ShortestDouble.MaxLength];
            _writer.WriteRawValue(text[..ShortestDouble.Format(value, text)], skipInputValidation: true);
            return;
        }
        Reserve(NumberRoom);
        Begin();
        _length += ShortestDouble.Format(value, _bytes.AsSpan(_length));
    }

    public void WriteNumberValue(float value)
    {
        if (_writer is not null)
        {
            _writer.WriteNumberValue(value);
            return;
        }
        Reserve(NumberRoom);
        Begin();
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_length), out int written);
        _length += written;
    }

    /// <summary>64 bits do not fit the numbers of every JSON reader, so they go in quotes.</summary>
    public void WriteQuotedNumber(long value)
    {
        if (_writer is not null)
        {
            Span<byte> text = stackalloc byte[NumberRoom];
            _writer.WriteStringValue(text[..DecimalDigits.Write(value, text)]);
            return;
        }
        Reserve(NumberRoom);
        Begin();
        _bytes[_length++] = (byte)'"';
        _length += DecimalDigits.Write(value, _bytes.AsSpan(_length));
        _bytes[_length++] = (byte)'"';
    }

    /// <summary>64 bits do not fit the numbers of every JSON reader, so they go in quotes.</summary>
    public void WriteQuotedNumber(ulong value)
    {
        if (_writer is not null)
        {
            Span<byte> text = stackalloc byte[NumberRoom];
            _writer.WriteStringValue(text[..DecimalDigits.Write(value, text)]);
            return;
        }
        Reserve(NumberRoom);
        Begin();
        _bytes[_length++] = (byte)'"';
        _length += DecimalDigits.Write(value, _bytes.AsSpan(_length));
        _bytes[_length++] = (byte)'"';
    }

    private static void CheckUtf16(string text)
    {
        if (!Utf16.IsWellFormed(text))
            Throw.Utf16();
    }

    /// <summary>The comma between two members or elements; there is room for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Begin()
    {
        if (_needsComma)
            _bytes[_length++] = (byte)',';
        _needsComma = true;
    }

    private void Open(byte bracket)
    {
        Reserve(2);
        Begin();
        _bytes[_length++] = bracket;
        _needsComma = false;
    }

    private void Close(byte bracket)
    {
        Reserve(1);
        _bytes[_length++] = bracket;
        _needsComma = true;
    }

    private void Colon()
    {
        Reserve(1);
        _bytes[_length++] = (byte)':';
        _needsComma = false;
    }

    private void Literal(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length + 1);
        Begin();
        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
    }

    private void Quote(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length + 3L);
        Begin();
        _bytes[_length++] = (byte)'"';
        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
        _bytes[_length++] = (byte)'"';
    }

    private void Quote(string text)
    {
        Reserve(text.Length + 3L);
        Begin();
        _bytes[_length++] = (byte)'"';
        if (text.AsSpan().ContainsAnyExcept(_plain))
        {
            Escape(text);
        }
        else
        {
            Utf8Encoder.TryNarrow(ref MemoryMarshal.GetReference(text.AsSpan()), text.Length, ref MemoryMarshal.GetReference(_bytes.AsSpan(_length)));
            _length += text.Length;
        }
        Reserve(1);
        _bytes[_length++] = (byte)'"';
    }

    /// <summary>Puts text as UTF-8 behind what is there, and returns how many bytes it takes.</summary>
    private int Transcode(string text)
    {
        Reserve(text.Length * 3L + Utf8Avx512.Slack);
        Span<byte> room = _bytes.AsSpan(_length, text.Length * 3 + Utf8Avx512.Slack);
        if (!Utf8Avx512.IsSupported)
        {
            if (Utf8.FromUtf16(text, room, out _, out int written, replaceInvalidSequences: false) != OperationStatus.Done)
                Throw.Utf16();
            return written;
        }
        int first = (int)Utf8Encoder.WriteBackwards(ref MemoryMarshal.GetReference(text.AsSpan()), text.Length, ref MemoryMarshal.GetReference(room), room.Length);
        room[first..].CopyTo(room);
        return room.Length - first;
    }

    /// <summary>Text with something in it that is not plain, though most of that needs no escape.</summary>
    private void Escape(string text)
    {
        int written = Transcode(text);
        int first = PlainText.IsKnown(text) ? -1 : _encoder.FindFirstCharacterToEncodeUtf8(_bytes.AsSpan(_length, written));
        if (first < 0)
        {
            _length += written;
            return;
        }
        _length += first;
        byte[] rest = ArrayPool<byte>.Shared.Rent(written - first);
        try
        {
            _bytes.AsSpan(_length, written - first).CopyTo(rest);
            for (ReadOnlySpan<byte> open = rest.AsSpan(0, written - first); open.Length > 0;)
            {
                ReadOnlySpan<byte> piece = open[..Math.Min(open.Length, EscapedPiece)];
                Reserve(piece.Length * EscapedSize);
                _encoder.EncodeUtf8(piece, _bytes.AsSpan(_length), out int consumed, out int escaped, isFinalBlock: piece.Length == open.Length);
                _length += escaped;
                open = open[consumed..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rest);
        }
    }
}
