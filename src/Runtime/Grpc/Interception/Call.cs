namespace ProtoGen.Grpc;

/// <summary>
/// A call as interceptors see it, the same for all four shapes. A shape has either <see cref="Request"/> or <see cref="Requests"/>, and either <see cref="Response"/> or
/// <see cref="Responses"/>; the other one throws. The messages live here, so that passing a call on copies none of them.
/// </summary>
/// <typeparam name="TRequest">The request message type.</typeparam>
/// <typeparam name="TResponse">The response message type.</typeparam>
public abstract class Call<TRequest, TResponse>
{
    private TRequest _request = default!;
    private TResponse _response = default!;
    private IAsyncEnumerable<TRequest>? _requests;
    private IServerStreamWriter<TResponse>? _responses;

    private protected Call(Method<TRequest, TResponse> method)
    {
        ArgumentNullException.ThrowIfNull(method);
        Method = method;
    }

    /// <summary>The rpc.</summary>
    public Method<TRequest, TResponse> Method { get; }

    /// <summary>The metadata of the request.</summary>
    public abstract Metadata RequestHeaders { get; }

    /// <summary>The metadata that comes with the status.</summary>
    public abstract Metadata ResponseTrailers { get; }

    /// <summary>The instant, in UTC, by which the call must have ended; <see cref="DateTime.MaxValue"/> for none.</summary>
    public abstract DateTime Deadline { get; }

    /// <summary>Is cancelled when nobody waits for the call any more: pass it to whatever an interceptor awaits.</summary>
    public abstract CancellationToken CancellationToken { get; }

    /// <summary>The status with which the call ends when the chain returns without an exception.</summary>
    public abstract Status Status { get; set; }

    /// <summary>Whatever the interceptors of this call share with each other, and on a server with the method.</summary>
    public abstract IDictionary<object, object?> Items { get; }

    /// <summary>The request of a unary or server-streaming call.</summary>
    /// <exception cref="InvalidOperationException">The requests are a stream.</exception>
    public ref TRequest Request
    {
        get
        {
            if (StreamsRequests) throw Wrong(nameof(Requests));
            return ref _request;
        }
    }

    /// <summary>The response of a unary or client-streaming call; set it instead of calling on to answer without the method.</summary>
    /// <exception cref="InvalidOperationException">The responses are a stream.</exception>
    public ref TResponse Response
    {
        get
        {
            if (StreamsResponses) throw Wrong(nameof(Responses));
            return ref _response;
        }
    }

    /// <summary>The requests of a client-streaming or duplex call. Wrap it before calling on to see, change or add messages on their way to the server's method.</summary>
    /// <exception cref="InvalidOperationException">There is one request.</exception>
    public IAsyncEnumerable<TRequest> Requests
    {
        get => StreamsRequests ? _requests ?? throw Missing() : throw Wrong(nameof(Request));
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _requests = StreamsRequests ? value : throw Wrong(nameof(Request));
        }
    }

    /// <summary>Takes the responses of a server-streaming or duplex call. Wrap it before calling on to see, change or add messages on their way to the client.</summary>
    /// <exception cref="InvalidOperationException">There is one response.</exception>
    public IServerStreamWriter<TResponse> Responses
    {
        get => StreamsResponses ? _responses ?? throw Missing() : throw Wrong(nameof(Response));
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _responses = StreamsResponses ? value : throw Wrong(nameof(Response));
        }
    }

    private bool StreamsRequests => Method.Type is MethodType.ClientStreaming or MethodType.DuplexStreaming;

    private bool StreamsResponses => Method.Type is MethodType.ServerStreaming or MethodType.DuplexStreaming;

    private InvalidOperationException Wrong(string other) => new($"{Method.FullName} is a {Method.Type} method: use {other}.");

    private static InvalidOperationException Missing() => new("The stream of this call was not set.");
}
