using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using ProtoGen.Json;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

public ref partial struct JsonInput
{
    internal readonly bool IsString => Reader.TokenType == JsonTokenType.String;

    internal int Int32()
    {
        if (!IsNumber() || !JsonIntegers.TryParse(Utf8(), out int value))
            return NoNumber("a 32-bit integer");
        return value;
    }

    internal uint UInt32()
    {
        if (!IsNumber() || !JsonIntegers.TryParse(Utf8(), out uint value))
            return (uint)NoNumber("a 32-bit integer without sign");
        return value;
    }

    internal long Int64()
    {
        if (!IsNumber() || !JsonIntegers.TryParse(Utf8(), out long value))
            return NoNumber("a 64-bit integer");
        return value;
    }

    internal ulong UInt64()
    {
        if (!IsNumber() || !JsonIntegers.TryParse(Utf8(), out ulong value))
            return (ulong)NoNumber("a 64-bit integer without sign");
        return value;
    }

    internal double Double()
    {
        if (Reader.TokenType == JsonTokenType.Number ? JsonFloats.TryParse(Utf8(), out double value) : IsNumber() & JsonFloats.TryParseQuoted(Utf8(), out value))
            return value;
        return NoNumber("a number of 64 bits");
    }

    internal float Float()
    {
        if (Reader.TokenType == JsonTokenType.Number ? JsonFloats.TryParse(Utf8(), out float value) : IsNumber() & JsonFloats.TryParseQuoted(Utf8(), out value))
            return value;
        return NoNumber("a number of 32 bits");
    }

    internal bool Bool()
    {
        if (Reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
            Expected("true or false");
        return Reader.TokenType == JsonTokenType.True;
    }

    /// <summary>A value of the current field's enum by name or number; false when the name is unknown and ignored.</summary>
    internal bool Enum(out int number)
    {
        JsonEnum names = Field!.Enum!;
        if (Reader.TokenType == JsonTokenType.String)
        {
            if (names.TryFind(Utf8(), out number))
                return true;
            if (!IgnoresUnknown)
                Expected("a value of the enum " + (Field.Descriptor.EnumType ?? Field.Descriptor.MessageType!.FindFieldByNumber(2)!.EnumType)!.FullName);
            return false;
        }
        number = 0;
        if (Reader.TokenType == JsonTokenType.Null && names.IsNullValue)
            return true;
        if (Reader.TokenType != JsonTokenType.Number || !JsonIntegers.TryParse(Utf8(), out number))
            Expected("the name or number of an enum's value");
        return true;
    }

    /// <summary>The text of a string or name, escapes resolved.</summary>
    internal readonly string Text()
    {
        if (Reader.ValueIsEscaped || Reader.HasValueSequence)
            return Unescaped();
        ReadOnlySpan<byte> utf8 = Reader.ValueSpan;
        return Utf8Decoder.Decode(ref MemoryMarshal.GetReference(utf8), 0, utf8.Length);
    }

    /// <summary>The bytes of a string, name or number, escapes resolved.</summary>
    internal readonly ReadOnlySpan<byte> Utf8() =>
        Reader.ValueIsEscaped || Reader.HasValueSequence ? UnescapedUtf8() : Reader.ValueSpan;

    /// <summary>The reader's own text: it refuses lone surrogates, and UTF-8 that is none where the input was not checked before.</summary>
    private readonly string Unescaped()
    {
        try
        {
            return Reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return BadText();
        }
    }

    private readonly ReadOnlySpan<byte> UnescapedUtf8()
    {
        if (Reader.TokenType == JsonTokenType.Number)
            return Reader.ValueSequence.ToArray();
        try
        {
            byte[] text = new byte[Reader.HasValueSequence ? Reader.ValueSequence.Length : Reader.ValueSpan.Length];
            return text.AsSpan(0, Reader.CopyString(text));
        }
        catch (InvalidOperationException)
        {
            BadText();
            return default;
        }
    }

    private readonly string BadText()
    {
        Fail("a string holds a lone surrogate or is not valid UTF-8");
        return "";
    }

    private readonly bool IsNumber() => Reader.TokenType is JsonTokenType.Number or JsonTokenType.String;

    private readonly int NoNumber(string expected)
    {
        Expected(expected);
        return 0;
    }
}
