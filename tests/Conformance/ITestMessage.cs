namespace ProtoGen.Conformance;

/// <summary>A parsed message of the suite; writing throws <see cref="ProtoException"/> for what a format cannot say and nothing else.</summary>
internal interface ITestMessage
{
    byte[] ToBinary();

    string ToJson(JsonFormatOptions options);

    string ToText(TextFormatOptions options);
}
