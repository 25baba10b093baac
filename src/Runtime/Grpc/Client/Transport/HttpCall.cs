using System.Buffers;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Grpc.Client;

/// <summary>
/// One call over HTTP, without its message types: sends the request, receives frames, enforces deadline and cancellation. Its end is decided in
/// one place, <see cref="TryFinish"/>; the first to come decides. There is no lock, which would cost as much as all other bookkeeping (benchmarks/Rpc): whoever
/// adds something that the end has to let go of stores it first and then asks <see cref="HasEnded"/>, and the end is stored before it looks at what there is.
/// </summary>
internal abstract class HttpCall : CallCore
{
    // The longest wait that Timer takes; a later deadline is approached in steps.
    private const long MaxTimerMilliseconds = 0xFFFFFFFE;

    private readonly GrpcChannel _channel;
    private readonly bool _expectsOneResponse;
    private readonly DateTime _deadline;
    private readonly string _path;
    private HttpCallExtras? _extras;
    private HttpResponseMessage? _response;
    private StreamingContent? _requests;
    private TaskCompletionSource<Metadata>? _headersSource;
    private Metadata? _headers;
    private volatile bool _headReceived;
    private bool _tokenIsKnown;
    private ReceiveBuffer _received;
    private int _receivedMessages;
    private volatile CallEnd? _end;

    protected HttpCall(GrpcChannel channel, string path, bool expectsOneResponse, in CallOptions options)
    {
        _path = path;
        _channel = channel;
        _expectsOneResponse = expectsOneResponse;
        _deadline = options.Deadline ?? DateTime.MaxValue;
        channel.CallTransports.Begin(this);
        if (_deadline == DateTime.MaxValue && !options.CancellationToken.CanBeCanceled && !options.AdditionalToken.CanBeCanceled && options.Credentials is null) return;
        _extras = new HttpCallExtras { Credentials = options.Credentials };
        ArmDeadline();
        _extras.UserToken = options.CancellationToken.UnsafeRegister(static call => ((HttpCall)call!).Cancel("The call was cancelled by its token."), this);
        _extras.AdditionalToken = options.AdditionalToken.UnsafeRegister(
            static call => ((HttpCall)call!).Cancel("The call on whose behalf this one was made has ended."), this);

        // A token or a timer may have fired before its handle was stored.
        if (HasEnded()) ReleaseExtras();
    }

    /// <summary>Cancels what HttpClient does for the call; given by <see cref="CallTransports"/>.</summary>
    internal CallTransport Transport { get; set; } = null!;

    public bool IsFinished => _end is not null;

    public override Status? FinalStatus => _end?.Status;

    public override Metadata Trailers => _end?.Trailers ?? [];

    public override Task<Metadata> ResponseHeadersAsync
    {
        get
        {
            if (_headersSource is { } known) return known.Task;
            var source = new TaskCompletionSource<Metadata>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (Interlocked.CompareExchange(ref _headersSource, source, null) is { } other) return other.Task;
            if (_headReceived) source.TrySetResult(ReadHeaders());
            else if (HasEnded()) FailHeaders(source);
            return source.Task;
        }
    }

    /// <summary>Ends the call as cancelled, unless it has ended.</summary>
    public void Cancel(string detail) => TryFinish(new CallEnd(new Status(StatusCode.Cancelled, detail), null));

    public override void Dispose() => Cancel("The call was disposed before its end.");

    /// <summary>Ends the call if its deadline has passed, unless it has ended.</summary>
    /// <returns>Whether the deadline has passed.</returns>
    public bool TryEndByDeadline()
    {
        if (_deadline > DateTime.UtcNow) return false;
        TryFinish(new CallEnd(DeadlineStatus(), null));
        return true;
    }

    /// <summary>A new exception with the final status.</summary>
    public RpcException CreateException() => _end!.ToException();

    /// <summary>Begins to send.</summary>
    /// <returns>False when the call has ended already.</returns>
    protected bool TryBegin(HttpContent content)
    {
        if (content is StreamingContent requests)
        {
            _requests = requests;
            if (HasEnded()) return false;
        }
        else if (IsFinished)
        {
            return false;
        }

        Log.CallStarted(_channel.Logger, _path);
        return true;
    }

    /// <summary>Whether <see cref="AddCredentialsAsync"/> is due before <see cref="SendAsync"/>.</summary>
    protected bool HasCredentials => _extras?.Credentials is not null || _channel.CallCredentials is not null;

    /// <summary>The headers together with what the credentials add.</summary>
    protected Task<Metadata> AddCredentialsAsync(Metadata? headers)
    {
        _tokenIsKnown = true;
        return _channel.AddCredentialsAsync(_path, headers, _extras?.Credentials, Transport.Token);
    }

    /// <summary>Sends the request.</summary>
    protected Task<HttpResponseMessage> SendAsync(Metadata? headers, HttpContent content)
    {
        TimeSpan? timeout = _deadline == DateTime.MaxValue ? null : _deadline - DateTime.UtcNow;
        var request = _channel.Protocol.CreateRequest(_channel.UriOf(_path), headers, timeout, _channel.Compression.AcceptEncoding, content);
        return _channel.SendAsync(request, Transport.Token);
    }

    /// <summary>Judges the head of the response.</summary>
    /// <returns>False when the call has ended; otherwise its body follows.</returns>
    protected bool TryAcceptHead(HttpResponseMessage response)
    {
        var end = _channel.Protocol.ReadHead(response, out var metadata);
        if (!TryStore(response, end is null ? metadata : [])) return false;
        if (end is null) return true;
        Finish(end);
        return false;
    }

    /// <summary>The body of a response, if it can be had without waiting: HttpClient's own responses give it, those of other handlers need not.</summary>
    protected Stream? TryOpenBody(HttpResponseMessage response) => _channel.OwnsHandler ? response.Content.ReadAsStream(CancellationToken.None) : null;

    /// <summary>The body of a response whose handler is not ours.</summary>
    protected Task<Stream> OpenBodyAsync(HttpResponseMessage response) => response.Content.ReadAsStreamAsync(Transport.Token);

    /// <summary>Takes the next message out of what has been received.</summary>
    /// <exception cref="RpcException">The peer broke the protocol.</exception>
    protected bool TryTakeMessage(out Frame frame)
    {
        switch (_received.TryTake(_channel.MaxReceiveMessageSize, out frame))
        {
            case FrameResult.NeedMoreData:
                return false;
            case FrameResult.InvalidFlag:
                throw new RpcException(ProtocolErrors.InvalidFlag);
            case FrameResult.TooLarge:
                throw new RpcException(ProtocolErrors.ReceivedMessageTooLarge(frame.Length, _channel.MaxReceiveMessageSize));
        }

        if (++_receivedMessages > 1 && _expectsOneResponse)
        {
            throw new RpcException(new Status(StatusCode.Unimplemented, "The server sent more than one response to a method that has one."));
        }

        return true;
    }

    /// <summary>Parses a message that was taken.</summary>
    /// <exception cref="RpcException">It is malformed, or its compression is unknown, damaged, or of more than the limit allows.</exception>
    protected T Parse<T>(Marshaller<T> marshaller, in Frame frame)
    {
        try
        {
            if (!frame.Compressed) return marshaller.Deserialize(frame.Payload);
            var decompression = _channel.Protocol.SelectDecompression(_response!, _channel.Compression);
            return MessageCompression.Parse(frame.Payload, decompression, marshaller, _channel.MaxReceiveMessageSize);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw new RpcException(new Status(StatusCode.Internal, $"A response could not be parsed: {exception.Message}"), null, exception);
        }
    }

    /// <summary>Reads more of the body; <see cref="TryReceive"/> takes the result.</summary>
    protected ValueTask<int> ReadAsync(Stream body)
    {
        // A read of HttpClient's own ends when its response is disposed, as the end of a call does; registering it on the token as well costs more than the read (benchmarks/Rpc).
        return body.ReadAsync(_received.GetSpace(), _channel.OwnsHandler ? CancellationToken.None : Transport.Token);
    }

    /// <summary>Takes what was read.</summary>
    /// <returns>False at the end of the body; the call has ended then.</returns>
    protected bool TryReceive(int count)
    {
        if (count > 0)
        {
            _received.Advance(count);
            return true;
        }

        Finish(_channel.Protocol.ReadEnd(_response!));
        return false;
    }

    /// <summary>Gives the receive buffer back; for the reading side, when it has ended.</summary>
    protected void ReleaseReceived() => _received.Release();

    /// <summary>Gives the receive buffer of a call that has ended back, unless somebody may be reading, who then does so.</summary>
    protected virtual void ReleaseUnread()
    {
    }

    /// <summary>Ends the call because of an exception, unless it has ended.</summary>
    protected void Fail(Exception exception)
    {
        // An RpcException from here inside is only the carrier of a status; its own cause is what people want to see.
        var rpc = exception as RpcException;
        TryFinish(new CallEnd(FailureMapping.ToStatus(exception), rpc?.Trailers, rpc is null ? exception : rpc.InnerException));
    }

    /// <summary>Ends the call as the peer says, if what it sent agrees with that.</summary>
    private void Finish(CallEnd end)
    {
        if (end.IsSuccess)
        {
            if (!_received.IsEmpty) end = new CallEnd(ProtocolErrors.TruncatedMessage, end.Trailers);
            else if (_expectsOneResponse && _receivedMessages == 0)
            {
                end = new CallEnd(new Status(StatusCode.Unimplemented, "The server ended the call with OK and without the response that the method has."), end.Trailers);
            }
        }

        TryFinish(end);
    }

    private void TryFinish(CallEnd end)
    {
        // A reset that is due to the deadline can arrive before the local timer fires.
        if (end.Status.StatusCode == StatusCode.Cancelled && _deadline <= DateTime.UtcNow) end = new CallEnd(DeadlineStatus(), null, end.Cause);
        if (Interlocked.CompareExchange(ref _end, end, null) is not null) return;
        if (_headersSource is { } headers && !_headReceived) FailHeaders(headers);
        Release(end);
        if (end.IsSuccess) Log.CallSucceeded(_channel.Logger, _path);
        else Log.CallFailed(_channel.Logger, _path, end.Status.StatusCode, end.Status.Detail, end.Cause);
    }

    /// <summary>Whether the call has ended. If not, whoever ends it sees what this thread has stored.</summary>
    private bool HasEnded()
    {
        Interlocked.MemoryBarrier();
        return _end is not null;
    }

    /// <summary>Lets go of everything. Whatever is still open, either way, is reset.</summary>
    private void Release(CallEnd end)
    {
        ReleaseExtras();
        _requests?.Abort();
        var unused = false;
        if (!end.IsSuccess || _response is null)
        {
            Transport.Cancel();
        }
        else
        {
            // The peer has ended the call, so whoever was given the token is done with it. A stream of requests may still be on its way out.
            unused = _requests is null && !_tokenIsKnown;
        }

        _response?.Dispose();
        ReleaseUnread();
        _channel.CallTransports.End(Transport, unused);
    }

    private void ReleaseExtras()
    {
        if (_extras is not { } extras) return;
        extras.UserToken.Unregister();
        extras.AdditionalToken.Unregister();
        lock (extras) extras.DeadlineTimer?.Dispose();
    }

    private bool TryStore(HttpResponseMessage response, Metadata? headers)
    {
        _headers = headers;
        _response = response;
        _headReceived = true;
        if (HasEnded())
        {
            response.Dispose();
            return false;
        }

        _requests?.Settle();
        _headersSource?.TrySetResult(ReadHeaders());
        return true;
    }

    private Metadata ReadHeaders() => _headers ??= _channel.Protocol.ReadHeaders(_response!);

    private void FailHeaders(TaskCompletionSource<Metadata> headers)
    {
        headers.TrySetException(CreateException());

        // Whoever asked for the headers may have lost interest with the end of the call.
        _ = headers.Task.Exception;
    }

    private void ArmDeadline()
    {
        if (_deadline == DateTime.MaxValue) return;
        if (TryEndByDeadline()) return;

        // Rounded up: a timer that fires early would have to be armed again.
        var due = Math.Clamp((long)Math.Ceiling((_deadline - DateTime.UtcNow).TotalMilliseconds), 0, MaxTimerMilliseconds);
        lock (_extras!)
        {
            // Under the lock, so that a timer which the end of the call disposes is not touched again.
            if (HasEnded()) return;
            if (_extras.DeadlineTimer is { } timer) timer.Change(due, Timeout.Infinite);
            else _extras.DeadlineTimer = new Timer(static call => ((HttpCall)call!).ArmDeadline(), this, due, Timeout.Infinite);
        }
    }

    private static Status DeadlineStatus() => new(StatusCode.DeadlineExceeded, "The deadline passed before the call ended.");
}
