using System.Runtime.CompilerServices;

namespace ProtoGen.Grpc.Client;

/// <summary>
/// What the caller holds of a call that goes through interceptors. Its outcome is that of the chain, which runs from the start of the call to its end; only <see cref="Dispose"/> does not
/// wait for it.
/// </summary>
internal sealed class InterceptedCall<TRequest, TResponse> : CallCore, IRequestWriter<TRequest>, IResponseReader<TResponse>
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly CancellationTokenRegistration _userToken;
    private readonly CancellationTokenRegistration _propagatedToken;
    private readonly DeadlineTimer? _deadline;
    private TaskCompletionSource<Metadata>? _headers;
    private TaskCompletionSource<TResponse>? _response;
    private Handoff<TResponse>? _responses;
    private Status? _status;
    private Exception? _failure;
    private TResponse _current = default!;
    private int _reading;

    public InterceptedCall(Method<TRequest, TResponse> method, in CallOptions options)
    {
        Call = new ClientCall<TRequest, TResponse>(method, options.WithCancellationToken(_stop.Token).WithAdditionalToken(default)) { OnSent = FollowHeaders };
        if (options.Deadline is { } deadline && deadline < DateTime.MaxValue.AddMilliseconds(-1))
        {
            // A millisecond late, so that the call below, which knows the deadline too, is the first to notice.
            _deadline = new DeadlineTimer(deadline.AddMilliseconds(1), Stop);
            _deadline.Start();
        }

        _userToken = Register(options.CancellationToken);
        _propagatedToken = Register(options.AdditionalToken);
    }

    public ClientCall<TRequest, TResponse> Call { get; }

    public TResponse Current => _current;

    public bool IsClosedByPeer => _status is not null;

    public override Status? FinalStatus
    {
        get
        {
            lock (_lock) return _status;
        }
    }

    public override Metadata Trailers => _failure is RpcException rpc ? rpc.Trailers : Call.ResponseTrailers;

    public override Task<Metadata> ResponseHeadersAsync
    {
        get
        {
            lock (_lock)
            {
                if (_headers is null)
                {
                    _headers = new TaskCompletionSource<Metadata>(TaskCreationOptions.RunContinuationsAsynchronously);
                    if (_status is not null) EndHeaders(_headers);
                    else if (Call.Sent is { } sent) FollowHeaders(sent);
                }

                return _headers.Task;
            }
        }
    }

    /// <summary>Gives the call a stream of requests.</summary>
    public IRequestWriter<TRequest> OpenRequests()
    {
        Call.RequestHandoff = new Handoff<TRequest>();
        Call.Requests = Call.RequestHandoff;
        return this;
    }

    /// <summary>Runs the chain of a call with one response.</summary>
    public Task<TResponse> RunForResponseAsync(ClientNext<TRequest, TResponse> chain)
    {
        _response = new TaskCompletionSource<TResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = RunAsync(chain);
        return _response.Task;
    }

    /// <summary>Runs the chain of a call with a stream of responses.</summary>
    public IResponseReader<TResponse> RunForResponses(ClientNext<TRequest, TResponse> chain)
    {
        _responses = new Handoff<TResponse>();
        Call.Responses = _responses;
        _ = RunAsync(chain);
        return this;
    }

    public ValueTask WriteAsync(TRequest message, WriteOptions? options, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled(cancellationToken);
        return Call.RequestHandoff!.TryWrite(message, options) ? ValueTask.CompletedTask : WriteSlowAsync(message, options, cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WriteSlowAsync(TRequest message, WriteOptions? options, CancellationToken cancellationToken)
    {
        if (await Call.RequestHandoff!.TryWriteAsync(message, options, cancellationToken).ConfigureAwait(false)) return;
        lock (_lock)
        {
            if (_status is { } status) throw Failure ?? new RpcException(status);
        }

        throw new InvalidOperationException("The requests of this call were completed; none can follow.");
    }

    public ValueTask CompleteAsync()
    {
        Call.RequestHandoff!.Complete();
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _reading, 1) != 0) throw new InvalidOperationException("A response is being waited for already; take one step at a time.");
        if (cancellationToken.IsCancellationRequested || _stop.IsCancellationRequested || !_responses!.TryTake(out _current)) return MoveNextSlowAsync(cancellationToken);
        Volatile.Write(ref _reading, 0);
        return new ValueTask<bool>(true);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> MoveNextSlowAsync(CancellationToken cancellationToken)
    {
        var registration = Register(cancellationToken);
        try
        {
            while (!_stop.IsCancellationRequested && await _responses!.WaitAsync(CancellationToken.None).ConfigureAwait(false))
            {
                if (_responses.TryTake(out _current)) return true;
            }

            // Cancelled: what has come before the end is of no interest any more, but the chain has the last word.
            while (FinalStatus is null && await _responses!.WaitAsync(CancellationToken.None).ConfigureAwait(false)) _responses.TryTake(out _);
        }
        finally
        {
            registration.Unregister();
            Volatile.Write(ref _reading, 0);
        }

        _current = default!;
        return Failure is { } failure ? throw failure : false;
    }

    public override void Dispose()
    {
        var disposed = new Status(StatusCode.Cancelled, "The call was disposed before its end.");
        if (!TryEnd(disposed, new RpcException(disposed))) return;
        Call.Sent?.Dispose();
        Stop();
    }

    private Exception? Failure
    {
        get
        {
            lock (_lock) return _failure;
        }
    }

    private async Task RunAsync(ClientNext<TRequest, TResponse> chain)
    {
        Exception? failure = null;
        try
        {
            await chain(Call).ConfigureAwait(false);
            if (Call.Status.StatusCode != StatusCode.OK) failure = new RpcException(Call.Status, Call.ResponseTrailers);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            failure = new RpcException(StatusCode.Cancelled, "The call was cancelled by its token.");
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        // A deadline outranks the cancellation that it causes, also one that an interceptor has put off for the call below.
        if (failure is RpcException { StatusCode: StatusCode.Cancelled } && (_deadline is { HasPassed: true } || Call.Deadline <= DateTime.UtcNow))
        {
            failure = new RpcException(StatusCode.DeadlineExceeded, "The deadline passed before the call ended.");
        }

        TryEnd(failure is null ? Call.Status : FailureMapping.ToStatus(failure), failure);
        _deadline?.Dispose();
        _stop.Dispose();
    }

    private bool TryEnd(Status status, Exception? failure)
    {
        lock (_lock)
        {
            if (_status is not null) return false;
            _status = status;
            _failure = failure;
            if (_headers is not null) EndHeaders(_headers);
        }

        _userToken.Unregister();
        _propagatedToken.Unregister();
        Call.RequestHandoff?.Abort();
        _responses?.Complete();
        if (failure is null) _response?.TrySetResult(Call.Response);
        else _response?.TrySetException(failure);

        // A caller whose write failed has seen the failure and need not await the response as well.
        if (Call.RequestHandoff is not null) _ = _response?.Task.Exception;
        return true;
    }

    private CancellationTokenRegistration Register(CancellationToken token) => token.UnsafeRegister(static call => ((InterceptedCall<TRequest, TResponse>)call!).Stop(), this);

    private void Stop()
    {
        try
        {
            // Not here: what is registered on the token is the interceptors' code.
            _ = _stop.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The chain has ended.
        }
    }

    private void FollowHeaders(CallCore sent)
    {
        TaskCompletionSource<Metadata>? headers;
        lock (_lock) headers = _headers;
        if (headers is null) return;
        sent.ResponseHeadersAsync.ContinueWith(
            static (received, headers) =>
            {
                // Without headers the end of the chain says why; it may also send the call again.
                if (received.IsCompletedSuccessfully) ((TaskCompletionSource<Metadata>)headers!).TrySetResult(received.Result);
            },
            headers,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private void EndHeaders(TaskCompletionSource<Metadata> headers)
    {
        if (_failure is null)
        {
            headers.TrySetResult(Call.ResponseHeaders);
            return;
        }

        if (Call.Sent?.ResponseHeadersAsync is { IsCompletedSuccessfully: true } received) headers.TrySetResult(received.Result);
        else headers.TrySetException(_failure);

        // Whoever asked for the headers may have lost interest with the end of the call.
        _ = headers.Task.Exception;
    }
}
