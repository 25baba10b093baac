using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ProtoGen.Grpc.Client;

/// <summary>
/// A way to one server. Costly to make and cheap to use: keep one per address and share it; it is safe for concurrent use. Connections are
/// opened when they are needed, several if the server limits the calls per connection.
/// </summary>
public sealed class GrpcChannel : IDisposable
{
    private readonly ConcurrentDictionary<string, Uri> _methodUris = new(StringComparer.Ordinal);
    private readonly HttpMessageInvoker _invoker;
    private readonly HttpClient? _httpClient;
    private readonly bool _ownsInvoker;
    private readonly Uri _baseAddress;
    private readonly bool _allowsCredentials;
    private readonly HttpCallInvoker _callInvoker;

    private GrpcChannel(Uri address, GrpcChannelOptions options)
    {
        if (options.HttpClient is not null && options.HttpHandler is not null)
        {
            throw new ArgumentException("Set HttpClient or HttpHandler, not both.", nameof(options));
        }

        var credentials = options.Credentials;
        Address = address;
        var target = ChannelAddress.Parse(address, credentials);
        _baseAddress = target.RequestUri;
        CheckCredentials(options, target);
        CallCredentials = credentials?.Call;
        _allowsCredentials = IsSecure || options.UnsafeUseInsecureChannelCallCredentials;
        Logger = options.LoggerFactory?.CreateLogger("ProtoGen.Grpc.Client") ?? NullLogger.Instance;
        MaxReceiveMessageSize = CheckLimit(options.MaxReceiveMessageSize, nameof(options.MaxReceiveMessageSize));
        MaxSendMessageSize = CheckLimit(options.MaxSendMessageSize, nameof(options.MaxSendMessageSize));
        Compression = new CompressionProviders(options.CompressionProviders);
        if (!Compression.TrySelect(options.CompressionAlgorithm, out _))
        {
            throw new ArgumentException($"No compression provider of the channel has the name '{options.CompressionAlgorithm}'; known are: {Compression.AcceptEncoding}.", nameof(options));
        }

        CompressionAlgorithm = options.CompressionAlgorithm;
        _httpClient = options.HttpClient;
        OwnsHandler = options.HttpClient is null && options.HttpHandler is null && options.ConfiguredHandler is null;
        _ownsInvoker = options.DisposeHttpClient || OwnsHandler;

        // An HttpMessageInvoker has no time-out of its own, unlike HttpClient with its 100 seconds, which would end long calls.
        _invoker = _httpClient ?? new HttpMessageInvoker(options.HttpHandler ?? options.ConfiguredHandler ?? ChannelHandler.Create(options, target), disposeHandler: _ownsInvoker);
        CallTransports = new CallTransports(areReusable: OwnsHandler);
        _callInvoker = new HttpCallInvoker(this);
    }

    /// <summary>The address that the channel was made for.</summary>
    public Uri Address { get; }

    internal int MaxReceiveMessageSize { get; }

    internal int MaxSendMessageSize { get; }

    internal ILogger Logger { get; }

    /// <summary>Whether requests go to a SocketsHttpHandler that the channel made for itself, so that nobody is in between.</summary>
    internal bool OwnsHandler { get; }

    internal CallTransports CallTransports { get; }

    internal CallCredentials? CallCredentials { get; }

    internal CompressionProviders Compression { get; }

    internal string? CompressionAlgorithm { get; }

    internal ClientProtocol Protocol { get; } = new GrpcProtocol();

    /// <summary>Makes a channel. Nothing is connected yet.</summary>
    /// <param name="address">An absolute address such as <c>https://localhost:5001</c>; see <see cref="ForAddress(Uri, GrpcChannelOptions?)"/>.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    public static GrpcChannel ForAddress(string address, GrpcChannelOptions? options = null) => ForAddress(new Uri(address, UriKind.Absolute), options);

    /// <summary>Makes a channel. Nothing is connected yet.</summary>
    /// <param name="address">
    /// <c>https://host:port</c>; <c>http://host:port</c> for clear text, which speaks HTTP/2 from the first byte (prior knowledge); or <c>unix:path</c> or
    /// <c>unix:///absolute/path</c> for a Unix domain socket, which is clear text unless the credentials are those of TLS.
    /// </param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">The address is not one of these forms, or the options contradict each other.</exception>
    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new GrpcChannel(address, options ?? new GrpcChannelOptions());
    }

    /// <summary>The invoker that generated clients use.</summary>
    /// <exception cref="ObjectDisposedException">The channel is disposed.</exception>
    public CallInvoker CreateCallInvoker()
    {
        ObjectDisposedException.ThrowIf(CallTransports.IsDisposed, this);
        return _callInvoker;
    }

    /// <summary>Cancels the calls that are under way and closes the connections. Later calls throw <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        if (CallTransports.TryDispose() && _ownsInvoker) _invoker.Dispose();
    }

    /// <summary>The handler that a channel with these options would make for itself.</summary>
    internal static HttpMessageHandler CreateHandler(Uri address, GrpcChannelOptions options) => ChannelHandler.Create(options, ChannelAddress.Parse(address, options.Credentials));

    internal Uri UriOf(string path) =>
        _methodUris.TryGetValue(path, out var uri) ? uri : _methodUris.GetOrAdd(path, static (path, address) => new Uri(address, path), _baseAddress);

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _httpClient is null
            ? _invoker.SendAsync(request, cancellationToken)
            : _httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>Adds credentials to the headers of a call, which are not changed themselves.</summary>
    /// <exception cref="RpcException">The channel is in clear text, or the credentials cannot be had.</exception>
    internal async Task<Metadata> AddCredentialsAsync(string path, Metadata? headers, CallCredentials? credentials, CancellationToken cancellationToken)
    {
        if (!_allowsCredentials)
        {
            throw new RpcException(StatusCode.Unauthenticated, "The call has credentials, and the channel would send them in clear text: use https, or allow it by UnsafeUseInsecureChannelCallCredentials.");
        }

        Metadata all = [];
        if (headers is not null) all.AddRange(headers);
        var slash = path.LastIndexOf('/');
        var context = new AuthInterceptorContext(new Uri(_baseAddress, path[..slash]).ToString(), path[(slash + 1)..], cancellationToken);

        // A source of tokens that does not answer to the token must not hold a call that has ended.
        if (CallCredentials is not null) await CallCredentials.AddHeadersAsync(context, all).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (credentials is not null) await credentials.AddHeadersAsync(context, all).WaitAsync(cancellationToken).ConfigureAwait(false);
        return all;
    }

    private bool IsSecure => _baseAddress.Scheme == Uri.UriSchemeHttps;

    private static void CheckCredentials(GrpcChannelOptions options, ChannelAddress target)
    {
        var isHttps = target.RequestUri.Scheme == Uri.UriSchemeHttps;
        if (options.Credentials is { } credentials)
        {
            if (credentials.IsSecure != isHttps)
            {
                throw new ArgumentException($"The credentials are {(credentials.IsSecure ? "those of TLS" : "insecure")}, and the address says {target.RequestUri.Scheme}: the two must agree.", nameof(options));
            }

            if (credentials.Call is not null && !isHttps && !options.UnsafeUseInsecureChannelCallCredentials)
            {
                throw new ArgumentException(
                    $"The channel would send the credentials of its calls in clear text: use https, or allow it by {nameof(options.UnsafeUseInsecureChannelCallCredentials)}.", nameof(options));
            }
        }

        if (options.HttpClient is null && options.HttpHandler is null) return;
        if (options.Credentials?.Ssl is { ClientCertificate: not null } or { TrustedRoots: not null } or { TargetHost: not null })
        {
            throw new ArgumentException("Certificates of SslCredentials need the channel's own handler; give them to the handler or client that you set instead.", nameof(options));
        }

        if (target.SocketEndPoint is not null)
        {
            throw new ArgumentException("A unix: address needs the channel's own handler.", nameof(options));
        }
    }

    private static int CheckLimit(int? limit, string name) => limit switch
    {
        null => int.MaxValue,
        < 0 => throw new ArgumentOutOfRangeException(name, limit, "A size limit must not be negative; null means none."),
        _ => limit.Value,
    };
}
