using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Google.Protobuf;
using ProtoGen.CodeGen;

namespace ProtoGen.Benchmarks.Json;

/// <summary>One implementation with one message: what is measured, on strings and, where there is such a thing, on UTF-8.</summary>
public abstract class Contender
{
    public abstract string Format();

    public abstract void Parse();

    public abstract void Write();

    public abstract void Read();
}

public sealed class ProtoGenContender<T>(byte[] binary, string json) : Contender
    where T : struct, IMessage<T>
{
    private readonly T _message = MessageCodec.Parse<T>(binary);
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(json);
    private readonly ArrayBufferWriter<byte> _output = new(json.Length * 4);
    private T _sink;

    public override string Format() => JsonCodec.Format(in _message);

    public override void Parse() => _sink = JsonCodec.Parse<T>(json);

    public override void Read() => _sink = JsonCodec.Parse<T>(_utf8);

    public override void Write()
    {
        _output.ResetWrittenCount();
        JsonCodec.WriteTo(in _message, _output);
    }

    public byte[] ParsedBytes()
    {
        Parse();
        return MessageCodec.ToByteArray(in _sink);
    }
}

/// <summary>Google's formatter and parser know text only.</summary>
public sealed class GoogleContender<T>(T message, MessageParser<T> parser, string json) : Contender
    where T : Google.Protobuf.IMessage<T>
{
    private T _sink = parser.ParseJson("{}");

    public override string Format() => JsonFormatter.Default.Format(message);

    public override void Parse() => _sink = parser.ParseJson(json);

    public override void Read() => Parse();

    public override void Write() => Format();

    public bool Holds(T other) => _sink.Equals(other);
}

public sealed class PocoContender<T>(JsonTypeInfo<T> type, string json) : Contender
{
    private readonly T _value = JsonSerializer.Deserialize(json, type)!;
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(json);
    private readonly ArrayBufferWriter<byte> _output = new(json.Length * 4);
    private T? _sink;

    public override string Format() => JsonSerializer.Serialize(_value, type);

    public override void Parse() => _sink = JsonSerializer.Deserialize(json, type);

    public override void Read() => _sink = JsonSerializer.Deserialize(_utf8, type);

    public override void Write()
    {
        _output.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(_output);
        JsonSerializer.Serialize(writer, _value, type);
    }

    public bool HasSink => _sink is not null;
}
