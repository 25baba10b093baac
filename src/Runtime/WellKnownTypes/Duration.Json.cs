using ProtoGen.CodeGen;
using ProtoGen.Json;

namespace ProtoGen.WellKnownTypes;

public partial struct Duration
{
    static void IMessage<Duration>.WriteJson(in Duration message, ref JsonOutput output)
    {
        Span<byte> text = stackalloc byte[DurationText.MaxLength];
        if (!DurationText.TryFormat(message._seconds, message._nanos, text, out int length))
            throw new ProtoException($"the duration {message._seconds} s {message._nanos} ns is out of range or has mixed signs");
        output.Writer.WriteStringValue(text[..length]);
    }

    static void IMessage<Duration>.MergeJson(ref Duration message, ref JsonInput input)
    {
        if (!input.IsString || !DurationText.TryParse(input.Utf8(), out message._seconds, out message._nanos))
            input.Expected("a duration such as \"1.500s\", within ±315,576,000,000 seconds");
    }
}
