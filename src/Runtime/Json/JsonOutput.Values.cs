using ProtoGen.Json;

namespace ProtoGen.CodeGen;

public ref partial struct JsonOutput
{
    /// <summary>The longest 64-bit number has a sign and 19 digits, or 20 digits.</summary>
    internal const int MaxDigits = 20;

    internal readonly void Number(long value) => Writer.WriteQuotedNumber(value);

    internal readonly void Number(ulong value) => Writer.WriteQuotedNumber(value);

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

    internal readonly void String(string value) => Writer.WriteStringValue(value);

    internal readonly void Enum(JsonEnum names, int number) => names.Write(Writer, number, _writesEnumNumbers);

    /// <summary>A value of the enum of the field whose name was written last.</summary>
    internal readonly void Enum(int number) => _enum!.Write(Writer, number, _writesEnumNumbers);
}
