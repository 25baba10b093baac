using System.Buffers;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using ProtoGen.CodeGen;

namespace ProtoGen.Benchmarks.Wire;

/// <summary>
/// One implementation with one message: the three operations that are measured, so many times each. A result stays in a local that escapes, as BenchmarkDotNet keeps it: storing it somewhere is
/// the caller's business.
/// </summary>
public abstract class Contender
{
    public abstract void Parse(int count);

    public abstract void ToByteArray(int count);

    public abstract void WriteTo(int count);

    /// <summary>The operation so many times.</summary>
    internal Action<int> Loop(Operation operation) => operation switch
    {
        Operation.Parse => Parse,
        Operation.ToByteArray => ToByteArray,
        _ => WriteTo,
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    protected static void Keep<T>(in T result)
    {
        _ = result;
    }
}

public sealed class ProtoGenContender<T>(byte[] data) : Contender
    where T : struct, IMessage<T>
{
    private readonly ArrayBufferWriter<byte> _output = new(data.Length + 1024);
    private readonly T _message = MessageCodec.Parse<T>(data);

    public byte[] Bytes => MessageCodec.ToByteArray(in _message);

    public override void Parse(int count)
    {
        for (int i = 0; i < count; i++)
        {
            T message = MessageCodec.Parse<T>(data);
            Keep(in message);
        }
    }

    public override void ToByteArray(int count)
    {
        for (int i = 0; i < count; i++)
            Keep(MessageCodec.ToByteArray(in _message));
    }

    public override void WriteTo(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _output.ResetWrittenCount();
            MessageCodec.WriteTo(in _message, _output);
        }
    }
}

public sealed class GoogleContender<T>(T message, MessageParser<T> parser) : Contender
    where T : Google.Protobuf.IMessage<T>
{
    private readonly byte[] _data = message.ToByteArray();
    private readonly ArrayBufferWriter<byte> _output = new(message.CalculateSize() + 1024);

    public override void Parse(int count)
    {
        for (int i = 0; i < count; i++)
        {
            T parsed = parser.ParseFrom(_data);
            Keep(in parsed);
        }
    }

    public override void ToByteArray(int count)
    {
        for (int i = 0; i < count; i++)
            Keep(message.ToByteArray());
    }

    public override void WriteTo(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _output.ResetWrittenCount();
            message.WriteTo(_output);
        }
    }
}
