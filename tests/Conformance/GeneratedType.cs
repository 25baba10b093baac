using ProtoGen.CodeGen;

namespace ProtoGen.Conformance;

/// <summary>A type as the generator made it.</summary>
internal sealed class GeneratedType<T> : ITestType
    where T : struct, IMessage<T>
{
    public ITestMessage ParseBinary(ReadOnlySpan<byte> data) => new Message(MessageCodec.Parse<T>(data));

    public ITestMessage ParseJson(string json, JsonParseOptions options) => new Message(JsonCodec.Parse<T>(json, options));

    public ITestMessage ParseText(string text, TextParseOptions options) => new Message(MessageText.Parse<T>(text, options));

    private sealed class Message(T value) : ITestMessage
    {
        private readonly T _value = value;

        public byte[] ToBinary() => MessageCodec.ToByteArray(in _value);

        public string ToJson(JsonFormatOptions options) => JsonCodec.Format(in _value, options);

        public string ToText(TextFormatOptions options) => MessageText.Format(in _value, options);
    }
}
