using System.Collections.Concurrent;

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
    private readonly Lock _callsLock = new();
    private readonly HttpCallInvoker _callInvoker;
    private HttpCall? _calls;
    private bool _disposed;

    private GrpcChannel(Uri address, GrpcChannelOptions options)
    {
        if (options.HttpClient is not null && options.HttpHandler is not null)
        {
            throw new ArgumentException("Set HttpClient or HttpHandler, not both.", nameof(options));
        }

        Address = address;
        MaxReceiveMessageSize = CheckLimit(options.MaxReceiveMessageSize, nameof(options.MaxReceiveMessageSize));
        MaxSendMessageSize = CheckLimit(options.MaxSendMessageSize, nameof(options.MaxSendMessageSize));
        Compression = new CompressionProviders(options.CompressionProviders);
        if (!Compression.TrySelect(options.CompressionAlgorithm, out _))
        {
            throw new ArgumentException($"No compression provider of the channel has the name '{options.CompressionAlgorithm}'; known are: {Compression.AcceptEncoding}.", nameof(options));
        }

        CompressionAlgorithm = options.CompressionAlgorithm;
        _httpClient = options.HttpClient;
        _ownsInvoker = options.DisposeHttpClient || (options.HttpClient is null && options.HttpHandler is null);

        // An HttpMessageInvoker has no time-out of its own, unlike HttpClient with its 100 seconds, which would end long calls.
        _invoker = _httpClient ?? new HttpMessageInvoker(options.HttpHandler ?? CreateHandler(), disposeHandler: _ownsInvoker);
        _callInvoker = new HttpCallInvoker(this);
    }

    /// <summary>The address that the channel was made for.</summary>
    public Uri Address { get; }

    internal int MaxReceiveMessageSize { get; }

    internal int MaxSendMessageSize { get; }

    internal CompressionProviders Compression { get; }

    internal string? CompressionAlgorithm { get; }

    internal ClientProtocol Protocol { get; } = new GrpcProtocol();

    /// <summary>Makes a channel. Nothing is connected yet.</summary>
    /// <param name="address">An absolute address such as <c>https://localhost:5001</c>; see <see cref="ForAddress(Uri, GrpcChannelOptions?)"/>.</param>
    /// <param name="options">Settings; null for the defaults.</param>
    public static GrpcChannel ForAddress(string address, GrpcChannelOptions? options = null) => ForAddress(new Uri(address, UriKind.Absolute), options);

    /// <summary>Makes a channel. Nothing is connected yet.</summary>
    /// <param name="address">
    /// <c>https://host:port</c>, or <c>http://host:port</c> for clear text, which speaks HTTP/2 from the first byte (prior knowledge).
    /// </param>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">The address is not one of these forms, or the options contradict each other.</exception>
    public static GrpcChannel ForAddress(Uri address, GrpcChannelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"The address '{address}' must be absolute and start with http:// or https://.", nameof(address));
        }

        if (address.PathAndQuery != "/")
        {
            throw new ArgumentException($"The address '{address}' must have neither a path nor a query: the path of a call is /service/method.", nameof(address));
        }

        return new GrpcChannel(address, options ?? new GrpcChannelOptions());
    }

    /// <summary>The invoker that generated clients use.</summary>
    /// <exception cref="ObjectDisposedException">The channel is disposed.</exception>
    public CallInvoker CreateCallInvoker()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _callInvoker;
    }

    /// <summary>Cancels the calls that are under way and closes the connections. Later calls throw <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        HttpCall? call;
        lock (_callsLock)
        {
            if (_disposed) return;
            _disposed = true;
            call = _calls;
            _calls = null;
        }

        while (call is not null)
        {
            // The list is frozen now: Remove does nothing on a disposed channel.
            var next = call.NextCall;
            call.Cancel("The channel was disposed.");
            call = next;
        }

        if (_ownsInvoker) _invoker.Dispose();
    }

    internal void Add(HttpCall call)
    {
        lock (_callsLock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            call.NextCall = _calls;
            if (_calls is not null) _calls.PreviousCall = call;
            _calls = call;
        }
    }

    internal void Remove(HttpCall call)
    {
        lock (_callsLock)
        {
            if (_disposed) return;
            if (call.PreviousCall is { } previous) previous.NextCall = call.NextCall;
            else if (_calls == call) _calls = call.NextCall;
            if (call.NextCall is { } next) next.PreviousCall = call.PreviousCall;
            call.PreviousCall = call.NextCall = null;
        }
    }

    internal Uri UriOf(string path) =>
        _methodUris.TryGetValue(path, out var uri) ? uri : _methodUris.GetOrAdd(path, static (path, address) => new Uri(address, path), Address);

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        _httpClient is null
            ? _invoker.SendAsync(request, cancellationToken)
            : _httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    private static int CheckLimit(int? limit, string name) => limit switch
    {
        null => int.MaxValue,
        < 0 => throw new ArgumentOutOfRangeException(name, limit, "A size limit must not be negative; null means none."),
        _ => limit.Value,
    };

    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.None,
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = TimeSpan.FromSeconds(20),
    };
}
