using ProtoGen.CodeGen;
using ProtoGen.Reflection;

namespace ProtoGen.WellKnownTypes;

public partial struct Any
{
    private const string DefaultPrefix = "type.googleapis.com";

    /// <summary>The full name of the packed message: what follows the last slash of the type URL. Empty when there is no slash.</summary>
    public readonly string TypeName => NameIn(TypeUrl).ToString();

    /// <summary>Serializes a message into an Any whose type URL is the prefix, a slash and the full name.</summary>
    /// <param name="message">The message.</param>
    /// <param name="typeUrlPrefix">What stands in front of the name, with or without a slash at its end.</param>
    /// <exception cref="ProtoException">The message cannot be serialized.</exception>
    public static Any Pack<T>(in T message, string typeUrlPrefix = DefaultPrefix)
        where T : struct, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(typeUrlPrefix);
        return new()
        {
            TypeUrl = typeUrlPrefix.EndsWith('/') ? typeUrlPrefix + T.FullName : $"{typeUrlPrefix}/{T.FullName}",
            Value = ByteString.Wrap(MessageCodec.ToByteArray(in message)),
        };
    }

    /// <summary>True when the type URL names the message type, whatever its prefix.</summary>
    public readonly bool Is<T>()
        where T : struct, IMessage<T> => NameIn(TypeUrl).SequenceEqual(T.FullName);

    /// <summary>True when the type URL names the message type, whatever its prefix.</summary>
    public readonly bool Is(MessageDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return NameIn(TypeUrl).SequenceEqual(descriptor.FullName);
    }

    /// <summary>Parses the value.</summary>
    /// <exception cref="ProtoException">The type URL names another type, or the value is malformed.</exception>
    public readonly T Unpack<T>(ParseOptions? options = null)
        where T : struct, IMessage<T>
    {
        if (!TryUnpack(out T message, options))
            throw new ProtoException($"The Any holds '{TypeUrl}' and not a {T.FullName}.");
        return message;
    }

    /// <summary>Parses the value if the type URL names the message type.</summary>
    /// <exception cref="ProtoException">The value is malformed.</exception>
    public readonly bool TryUnpack<T>(out T message, ParseOptions? options = null)
        where T : struct, IMessage<T>
    {
        if (!Is<T>())
        {
            message = default;
            return false;
        }
        message = MessageCodec.Parse<T>(Value.Span, options);
        return true;
    }

    private static ReadOnlySpan<char> NameIn(string typeUrl)
    {
        int slash = typeUrl.LastIndexOf('/');
        return slash < 0 ? default : typeUrl.AsSpan(slash + 1);
    }
}
