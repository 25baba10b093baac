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
}
