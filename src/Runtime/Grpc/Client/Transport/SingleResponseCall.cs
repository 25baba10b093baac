namespace ProtoGen.Grpc.Client;

/// <summary>A call with one response.</summary>
/// <typeparam name="TResponse">The response message type.</typeparam>
internal sealed class SingleResponseCall<TResponse>(GrpcChannel channel, string path, Marshaller<TResponse> marshaller, in CallOptions options)
    : HttpCall(channel, path, expectsOneResponse: true, in options)
{
    /// <summary>Sends a call and receives its only response. One state machine for all its steps, since each costs memory and time.</summary>
    /// <exception cref="RpcException">The call failed.</exception>
    public async Task<TResponse> SendAndReceiveAsync(Metadata? headers, HttpContent content)
    {
        TResponse response = default!;
        try
        {
            if (TryBegin(content))
            {
                if (HasCredentials) headers = await AddCredentialsAsync(headers).ConfigureAwait(false);
                var received = await SendAsync(headers, content).ConfigureAwait(false);
                if (TryAcceptHead(received))
                {
                    var body = TryOpenBody(received) ?? await OpenBodyAsync(received).ConfigureAwait(false);
                    while (TryReceive(await ReadAsync(body).ConfigureAwait(false)))
                    {
                        while (TryTakeMessage(out var message)) response = Parse(marshaller, in message);
                    }
                }
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
        }

        ReleaseReceived();
        return FinalStatus is { StatusCode: StatusCode.OK } ? response : throw CreateException();
    }

    /// <summary>Ends the call before anything was sent.</summary>
    public Task<TResponse> FailBeforeSending(Exception exception)
    {
        Fail(exception);
        return Task.FromException<TResponse>(CreateException());
    }
}
