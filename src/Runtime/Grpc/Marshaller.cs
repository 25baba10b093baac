using System.Buffers;

namespace ProtoGen.Grpc;

/// <summary>Turns messages of one type into bytes and back. Generated code uses the one that every message has; anything else can be plugged in.</summary>
/// <typeparam name="T">The message type; a struct goes through without boxing.</typeparam>
public abstract class Marshaller<T>
{
    /// <summary>Serializes a message. The caller disposes the result on the same thread, before any await.</summary>
    public abstract EncodedMessage Serialize(in T message);

    /// <summary>Parses a whole message.</summary>
    /// <exception cref="ProtoException">The bytes are malformed.</exception>
    public abstract T Deserialize(in ReadOnlySequence<byte> data);
}
