using System.Buffers;
using Google.Protobuf;
using ProtoGen.CodeGen;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>One implementation with one message: the three operations that are measured.</summary>
public abstract class Contender
{
    public abstract void Parse();

    public abstract byte[] ToByteArray();

    public abstract void WriteTo();

    /// <summary>The operation so many times.</summary>
    internal Action<int> Loop(Operation operation)
    {
        Action once = operation switch
        {
            Operation.Parse => Parse,
            Operation.ToByteArray => () => ToByteArray(),
            _ => WriteTo,
        };
        return count =>
        {
            for (int i = 0; i < count; i++)
                once();
        };
    }
}

public sealed class ProtoGenContender<T>(byte[] data) : Contender
    where T : struct, IMessage<T>
{
    private readonly ArrayBufferWriter<byte> _output = new(data.Length + 1024);
    private readonly T _message = MessageCodec.Parse<T>(data);
    private T _sink;

    public override void Parse() => _sink = MessageCodec.Parse<T>(data);

    public override byte[] ToByteArray() => MessageCodec.ToByteArray(in _message);

    public override void WriteTo()
    {
        _output.ResetWrittenCount();
        MessageCodec.WriteTo(in _message, _output);
    }
}

public sealed class GoogleContender<T>(T message, MessageParser<T> parser) : Contender
    where T : Google.Protobuf.IMessage<T>
{
    private readonly byte[] _data = message.ToByteArray();
    private readonly ArrayBufferWriter<byte> _output = new(message.CalculateSize() + 1024);
    private T? _sink;

    public override void Parse() => _sink = parser.ParseFrom(_data);

    public override byte[] ToByteArray() => message.ToByteArray();

    public override void WriteTo()
    {
        _output.ResetWrittenCount();
        message.WriteTo(_output);
    }
}
