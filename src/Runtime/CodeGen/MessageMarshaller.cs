using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ProtoGen.Grpc;

namespace ProtoGen.CodeGen;

/// <summary>The marshaller of a generated message.</summary>
/// <typeparam name="T">The message type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MessageMarshaller<T> : Marshaller<T>
    where T : struct, IMessage<T>
{
    private MessageMarshaller()
    {
    }

    /// <summary>The one instance per message type.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "Generated code names the type argument anyway.")]
    public static MessageMarshaller<T> Instance { get; } = new();

    /// <inheritdoc/>
    public override EncodedMessage Serialize(in T message) => MessageCodec.Encode(in message);

    /// <inheritdoc/>
    public override T Deserialize(in ReadOnlySequence<byte> data) => MessageCodec.Parse<T>(in data);
}
