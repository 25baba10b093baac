namespace ProtoGen.Conformance;

/// <summary>A message type of the suite; parsing throws <see cref="ProtoException"/> for bad input and nothing else.</summary>
internal interface ITestType
{
    ITestMessage ParseBinary(ReadOnlySpan<byte> data);

    ITestMessage ParseJson(string json, JsonParseOptions options);

    ITestMessage ParseText(string text, TextParseOptions options);
}
