using ProtoGen.CodeGen;

namespace ProtoGen.WellKnownTypes;

public partial struct Any
{
    private const string DefaultPrefix = "type.googleapis.com";

    /// <summary>Serializes a message into an Any whose type URL is <c>type.googleapis.com/</c> and the full name.</summary>
    public static Any Pack<T>(in T message)
        where T : struct, IMessage<T> =>
        new() { TypeUrl = $"{DefaultPrefix}/{T.FullName}", Value = ByteString.Wrap(MessageCodec.ToByteArray(in message)) };

    /// <summary>True when the type URL's last part names the message type.</summary>
    public readonly bool Is<T>()
        where T : struct, IMessage<T> =>
        TypeUrl.AsSpan(TypeUrl.LastIndexOf('/') + 1).SequenceEqual(T.FullName);

    /// <summary>Parses the value if the type URL names the message type.</summary>
    /// <exception cref="ProtoException">The value is malformed.</exception>
    public readonly bool TryUnpack<T>(out T message)
        where T : struct, IMessage<T>
    {
        if (!Is<T>())
        {
            message = default;
            return false;
        }
        message = MessageCodec.Parse<T>(Value.Span);
        return true;
    }
}
