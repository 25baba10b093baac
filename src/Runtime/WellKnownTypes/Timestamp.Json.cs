using ProtoGen.CodeGen;
using ProtoGen.Json;

namespace ProtoGen.WellKnownTypes;

public partial struct Timestamp
{
    static void IMessage<Timestamp>.WriteJson(in Timestamp message, ref JsonOutput output)
    {
        Span<byte> text = stackalloc byte[TimestampText.MaxLength];
        if (!TimestampText.TryFormat(message._seconds, message._nanos, text, out int length))
            throw new ProtoException($"the timestamp {message._seconds} s {message._nanos} ns is outside 0001-01-01 to 9999-12-31");
        output.Writer.WriteStringValue(text[..length]);
    }

    static void IMessage<Timestamp>.MergeJson(ref Timestamp message, ref JsonInput input)
    {
        if (!input.IsString || !TimestampText.TryParse(input.Utf8(), out message._seconds, out message._nanos))
            input.Expected("a timestamp such as \"1972-01-01T10:00:20.021Z\", from the year 1 to 9999");
    }
}
