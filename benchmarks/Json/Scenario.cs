using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Google.Protobuf;
using ProtoGen.CodeGen;

namespace ProtoGen.Benchmarks.Json;

/// <summary>A message of some kind and the implementations of it, which are checked to agree before anything is measured.</summary>
public sealed record Scenario(string Name, int Length, Contender Google, Contender ProtoGen, Contender? Poco)
{
    public static Scenario Of<TGoogle, TOurs, TPoco>(string name, TGoogle message, MessageParser<TGoogle> parser, JsonTypeInfo<TPoco>? type)
        where TGoogle : class, global::Google.Protobuf.IMessage<TGoogle>
        where TOurs : struct, global::ProtoGen.IMessage<TOurs>
        where TPoco : class
    {
        byte[] binary = message.ToByteArray();
        string json = JsonCodec.Format(MessageCodec.Parse<TOurs>(binary));
        var google = new GoogleContender<TGoogle>(message, parser, json);
        google.Parse();
        var ours = new ProtoGenContender<TOurs>(binary, json);
        var poco = type is null ? null : new PocoContender<TPoco>(type, json);
        if (!google.Holds(message) || !ours.ParsedBytes().AsSpan().SequenceEqual(binary))
            throw new InvalidOperationException($"{name}: the implementations disagree on what the JSON means.");
        if (poco is not null && !JsonNode.DeepEquals(JsonNode.Parse(poco.Format()), JsonNode.Parse(json)))
            throw new InvalidOperationException($"{name}: System.Text.Json writes other JSON.");
        return new Scenario(name, json.Length, google, ours, poco);
    }
}
