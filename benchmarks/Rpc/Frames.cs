using System.Buffers.Binary;
using Bench.Rpc;

namespace ProtoGen.Benchmarks.Rpc;

/// <summary>The messages of the benchmark as they go over the wire.</summary>
internal static class Frames
{
    public const int PrefixLength = 5;

    /// <summary>12 bytes.</summary>
    public static byte[] Request { get; } = Frame(new HelloRequest { Name = "world" }.ToByteArray());

    /// <summary>18 bytes.</summary>
    public static byte[] Reply { get; } = Frame(new HelloReply { Message = "Hello world" }.ToByteArray());

    public static string PathOf(string method) => $"/{Greeter.ServiceName}/{method}";

    public static byte[] Frame(byte[] message)
    {
        byte[] frame = new byte[PrefixLength + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, PrefixLength);
        return frame;
    }
}
