namespace ProtoGen.Conformance;

/// <summary>A parsed message of the suite.</summary>
internal interface ITestMessage
{
    byte[] ToBinary();

    string ToJson();
}
