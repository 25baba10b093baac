using Microsoft.Extensions.Logging;

namespace ProtoGen.Grpc.Client;

/// <summary>Settings of a <see cref="GrpcChannel"/>. They are read once, when the channel is made.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>The default of <see cref="MaxReceiveMessageSize"/>: 4 MiB.</summary>
    public const int DefaultMaxReceiveMessageSize = 4 * 1024 * 1024;

    /// <summary>
    /// The handler that sends the requests; null for a <see cref="SocketsHttpHandler"/> of the channel's own. Not together with <see cref="HttpClient"/>.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>
    /// The client that sends the requests. Its <see cref="System.Net.Http.HttpClient.Timeout"/> (100 seconds unless set) then limits the wait for the response headers of
    /// every call; set it to infinite, and use deadlines. Not together with <see cref="HttpHandler"/>.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Whether disposing the channel disposes the given <see cref="HttpClient"/> or <see cref="HttpHandler"/>; false by default.</summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>The largest message that is accepted, in bytes after decompression; null for no limit. A larger one ends its call with <see cref="StatusCode.ResourceExhausted"/>.</summary>
    public int? MaxReceiveMessageSize { get; set; } = DefaultMaxReceiveMessageSize;

    /// <summary>The largest message that is sent, in bytes before compression; null, the default, for no limit.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>
    /// The compressions that servers are offered and that requests can be sent with; gzip, deflate and brotli unless changed. Of several with one name the last counts.
    /// </summary>
    public IList<ICompressionProvider> CompressionProviders { get; } = Grpc.CompressionProviders.CreateDefaults();

    /// <summary>
    /// What compresses the requests of calls that say nothing else: the encoding name of one of <see cref="CompressionProviders"/>; null, the default, for nothing. A server that
    /// does not know it refuses the call with <see cref="StatusCode.Unimplemented"/>.
    /// </summary>
    public string? CompressionAlgorithm { get; set; }

    /// <summary>
    /// How the channel is secured; null for what the address says: TLS with a certificate that the system trusts for <c>https</c>, clear text for <c>http</c> and <c>unix</c>.
    /// Certificates of one's own (<see cref="SslCredentials"/>) need the channel's own handler.
    /// </summary>
    public ChannelCredentials? Credentials { get; set; }

    /// <summary>Sends call credentials in clear text, where anyone on the way can read and use them. Off by default: such calls end with <see cref="StatusCode.Unauthenticated"/>.</summary>
    public bool UnsafeUseInsecureChannelCallCredentials { get; set; }

    /// <summary>Where the channel logs its calls: failures as information, the rest for debugging. Null for nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>How long a connection may take to be made; 20 seconds unless set. Of this and the following settings the channel's own handler takes notice, not one that is given.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>After which time without calls a connection is closed; 5 minutes unless set.</summary>
    public TimeSpan ConnectionIdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>After which time a connection takes no new calls, so that changes of name resolution are noticed; infinite unless set. Calls under way are not disturbed.</summary>
    public TimeSpan MaxConnectionAge { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// After which silence a connection is asked for a sign of life, at least one second; infinite, the default, for never. Many servers close connections that ask
    /// more often than every five minutes.
    /// </summary>
    public TimeSpan KeepAlivePingDelay { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>How long the sign of life may take before the connection counts as broken and its calls as <see cref="StatusCode.Unavailable"/>; 20 seconds unless set.</summary>
    public TimeSpan KeepAlivePingTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Whether connections without calls are asked too; false by default.</summary>
    public bool KeepAlivePermitWithoutCalls { get; set; }

    /// <summary>The largest metadata that a response may have, headers and trailers each, in bytes; 64 KiB unless set, rounded up to whole KiB. Beyond it the call fails.</summary>
    public int MaxMetadataSize { get; set; } = 64 * 1024;

    /// <summary>A handler that was made from these options and stays its maker's.</summary>
    internal HttpMessageHandler? ConfiguredHandler { get; set; }
}
