using System.Runtime.CompilerServices;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Grpc.Client;

/// <summary>A call with a stream of responses.</summary>
/// <typeparam name="TResponse">The response message type.</typeparam>
internal sealed class ResponseStreamCall<TResponse>(GrpcChannel channel, string path, Marshaller<TResponse> marshaller, in CallOptions options)
    : HttpCall(channel, path, expectsOneResponse: false, in options), IResponseReader<TResponse>
{
    private Task<Stream?>? _opened;
    private TResponse _current = default!;
    private int _reading;

    public TResponse Current => _current;

    /// <summary>Sends a call whose responses are then read with <see cref="MoveNextAsync"/>.</summary>
    public void Send(Metadata? headers, HttpContent content) => _opened = OpenAsync(headers, content);

    /// <summary>Ends the call before anything was sent.</summary>
    public void FailBeforeSending(Exception exception)
    {
        Fail(exception);
        _opened = Task.FromResult<Stream?>(null);
    }

    public ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _reading, 1) != 0) throw new InvalidOperationException("A response is being waited for already; take one step at a time.");

        // The common case of a burst: the next message lies in the buffer.
        if (!IsFinished && !cancellationToken.IsCancellationRequested && _opened!.IsCompleted)
        {
            try
            {
                if (TryTakeMessage(out var message))
                {
                    _current = Parse(marshaller, in message);
                    EndReading();
                    return new ValueTask<bool>(true);
                }
            }
            catch (Exception exception)
            {
                Fail(exception);
            }
        }

        return MoveNextSlowAsync(cancellationToken);
    }

    protected override void ReleaseUnread()
    {
        if (Interlocked.CompareExchange(ref _reading, 1, 0) != 0) return;
        ReleaseReceived();
        Volatile.Write(ref _reading, 0);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> MoveNextSlowAsync(CancellationToken cancellationToken)
    {
        var registration = cancellationToken.UnsafeRegister(static call => ((HttpCall)call!).Cancel("The call was cancelled by the token of a read."), this);
        try
        {
            if (await _opened!.ConfigureAwait(false) is { } body && !IsFinished)
            {
                do
                {
                    if (!TryTakeMessage(out var message)) continue;
                    _current = Parse(marshaller, in message);
                    return true;
                }
                while (TryReceive(await ReadAsync(body).ConfigureAwait(false)));
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
        finally
        {
            registration.Unregister();
            EndReading();
        }

        _current = default!;
        return FinalStatus is { StatusCode: StatusCode.OK } ? false : throw CreateException();
    }

    private void EndReading()
    {
        Volatile.Write(ref _reading, 0);
        if (IsFinished) ReleaseUnread();
    }

    /// <summary>Sends the request and judges the head of the response. Never throws: a failure ends the call.</summary>
    /// <returns>The body of the response, or null when the call has ended.</returns>
    private async Task<Stream?> OpenAsync(Metadata? headers, HttpContent content)
    {
        try
        {
            if (!TryBegin(content)) return null;
            if (HasCredentials) headers = await AddCredentialsAsync(headers).ConfigureAwait(false);
            var received = await SendAsync(headers, content).ConfigureAwait(false);
            return TryAcceptHead(received) ? TryOpenBody(received) ?? await OpenBodyAsync(received).ConfigureAwait(false) : null;
        }
        catch (Exception exception)
        {
            Fail(exception);
            return null;
        }
    }
}
