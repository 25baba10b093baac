namespace ProtoGen.Grpc.Client;

/// <summary>A call that a client makes, as its interceptors see it.</summary>
/// <typeparam name="TRequest">The request message type.</typeparam>
/// <typeparam name="TResponse">The response message type.</typeparam>
public sealed class ClientCall<TRequest, TResponse> : Call<TRequest, TResponse>
{
    private readonly CancellationToken _cancellationToken;
    private CallOptions _options;
    private bool _ownsHeaders;
    private Metadata? _responseHeaders;
    private Metadata? _responseTrailers;
    private Dictionary<object, object?>? _items;

    /// <summary>Creates a call; for tests of interceptors.</summary>
    /// <param name="method">The rpc.</param>
    /// <param name="options">What the caller gave.</param>
    public ClientCall(Method<TRequest, TResponse> method, CallOptions options = default)
        : base(method)
    {
        _options = options;
        _cancellationToken = options.CancellationToken;
    }

    /// <summary>
    /// What the call is sent with: headers, deadline, compression, credentials. Set it before calling on. A token that is given here adds to <see cref="CancellationToken"/>.
    /// </summary>
    public CallOptions Options
    {
        get => _options;
        set
        {
            _options = value.CancellationToken == _cancellationToken
                ? value
                : value.WithAdditionalToken(value.CancellationToken).WithCancellationToken(_cancellationToken);
            _ownsHeaders = false;
        }
    }

    /// <summary>The metadata of the request; what is added goes out, and the caller's own object is not changed.</summary>
    public override Metadata RequestHeaders
    {
        get
        {
            if (!_ownsHeaders)
            {
                Metadata headers = [];
                if (_options.Headers is { } given) headers.AddRange(given);
                _options = _options.WithHeaders(headers);
                _ownsHeaders = true;
            }

            return _options.Headers!;
        }
    }

    /// <summary>The metadata that came before the messages; empty until it has come. An interceptor that answers by itself may add to it.</summary>
    public Metadata ResponseHeaders => Sent?.ResponseHeadersAsync is { IsCompletedSuccessfully: true } headers ? headers.Result : _responseHeaders ??= [];

    /// <summary>The metadata that came with the status; empty until the call has ended. An interceptor that answers by itself may add to it.</summary>
    public override Metadata ResponseTrailers => Sent is { FinalStatus: not null } sent ? sent.Trailers : _responseTrailers ??= [];

    /// <inheritdoc/>
    public override DateTime Deadline => _options.Deadline ?? DateTime.MaxValue;

    /// <summary>Is cancelled when the caller cancels or disposes the call, and when its deadline passes.</summary>
    public override CancellationToken CancellationToken => _cancellationToken;

    /// <inheritdoc/>
    public override IDictionary<object, object?> Items => _items ??= [];

    /// <inheritdoc/>
    public override Status Status { get; set; }

    /// <summary>The call below, once it was sent; the last one if there were several.</summary>
    internal CallCore? Sent { get; set; }

    /// <summary>Is told of <see cref="Sent"/>.</summary>
    internal Action<CallCore>? OnSent { get; init; }

    /// <summary>Where the caller's requests come from; null if there is one request.</summary>
    internal Handoff<TRequest>? RequestHandoff { get; set; }
}
