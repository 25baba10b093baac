namespace ProtoGen.Grpc.Client;

/// <summary>How a channel makes sure of its server, and what proves to the server who calls.</summary>
public class ChannelCredentials
{
    private protected ChannelCredentials()
    {
    }

    /// <summary>Clear text: anyone on the way can read and change everything.</summary>
    public static ChannelCredentials Insecure { get; } = new();

    /// <summary>TLS with a server certificate that the system trusts, and none of the client.</summary>
    public static ChannelCredentials SecureSsl { get; } = new SslCredentials();

    internal CallCredentials? Call { get; private init; }

    /// <summary>The TLS of the channel; null for clear text.</summary>
    internal SslCredentials? Ssl { get; private protected init; }

    internal bool IsSecure => Ssl is not null;

    /// <summary>The credentials of a channel with those of every call on it.</summary>
    /// <param name="channelCredentials">How the channel is secured.</param>
    /// <param name="callCredentials">What is added to every call; added to what <paramref name="channelCredentials"/> add already.</param>
    public static ChannelCredentials Create(ChannelCredentials channelCredentials, CallCredentials callCredentials)
    {
        ArgumentNullException.ThrowIfNull(channelCredentials);
        ArgumentNullException.ThrowIfNull(callCredentials);
        return new ChannelCredentials
        {
            Ssl = channelCredentials.Ssl,
            Call = channelCredentials.Call is { } inner ? CallCredentials.Compose(inner, callCredentials) : callCredentials,
        };
    }
}
