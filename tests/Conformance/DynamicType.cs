using ProtoGen.Reflection;

namespace ProtoGen.Conformance;

/// <summary>A type known by its descriptor only.</summary>
internal sealed class DynamicType(MessageDescriptor descriptor, TypeRegistry registry) : ITestType
{
    private readonly ParseOptions _parseOptions = new() { Registry = registry };

    public ITestMessage ParseBinary(ReadOnlySpan<byte> data) => new Message(DynamicMessage.Parse(descriptor, data, _parseOptions));

    public ITestMessage ParseJson(string json, JsonParseOptions options) => throw new NotImplementedException();

    public ITestMessage ParseText(string text, TextParseOptions options) => new Message(DynamicMessage.ParseText(descriptor, text, options));

    private sealed class Message(DynamicMessage value) : ITestMessage
    {
        public byte[] ToBinary() => value.ToByteArray();

        public string ToJson(JsonFormatOptions options) => throw new NotImplementedException();

        public string ToText(TextFormatOptions options) => value.ToText(options);
    }
}
