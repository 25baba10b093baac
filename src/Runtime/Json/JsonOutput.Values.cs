using System.Buffers.Text;
using ProtoGen.Json;
using ProtoGen.Wire;

namespace ProtoGen.CodeGen;

public ref partial struct JsonOutput
{
    /// <summary>The longest 64-bit number has a sign and 19 digits, or 20 digits.</summary>
    internal const int MaxDigits = 20;

    /// <summary>64 bits do not fit the numbers of every JSON reader, so they go in quotes.</summary>
    internal readonly void Number(long value)
    {
        Span<byte> text = stackalloc byte[MaxDigits];
        Utf8Formatter.TryFormat(value, text, out int length);
        Writer.WriteStringValue(text[..length]);
    }

    internal readonly void Number(ulong value)
    {
        Span<byte> text = stackalloc byte[MaxDigits];
        Utf8Formatter.TryFormat(value, text, out int length);
        Writer.WriteStringValue(text[..length]);
    }

    internal readonly void Number(double value)
    {
        if (double.IsFinite(value))
            Writer.WriteNumberValue(value);
        else
            Writer.WriteStringValue(JsonFloats.NameOf(value));
    }

    internal readonly void Number(float value)
    {
        if (float.IsFinite(value))
            Writer.WriteNumberValue(value);
        else
            Writer.WriteStringValue(JsonFloats.NameOf(value));
    }

    internal readonly void String(string value)
    {
        if (!Utf16.IsWellFormed(value))
            Throw.Utf16();
        Writer.WriteStringValue(value);
    }

    internal readonly void Enum(JsonEnum names, int number) => names.Write(Writer, number, _writesEnumNumbers);

    /// <summary>A value of the enum of the field whose name was written last.</summary>
    internal readonly void Enum(int number) => _enum!.Write(Writer, number, _writesEnumNumbers);
}
