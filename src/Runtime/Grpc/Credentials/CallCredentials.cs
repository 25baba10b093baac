namespace ProtoGen.Grpc;

/// <summary>
/// What proves who makes a call: headers that are made for each call, such as a bearer token. They are for one call (<see cref="CallOptions.WithCredentials"/>) or for all of a channel
/// (<see cref="Client.ChannelCredentials.Create"/>), and are never sent in clear text unless the channel allows it.
/// </summary>
public sealed class CallCredentials
{
    private readonly AsyncAuthInterceptor[] _interceptors;

    private CallCredentials(params AsyncAuthInterceptor[] interceptors) => _interceptors = interceptors;

    /// <summary>Credentials that add headers.</summary>
    /// <param name="interceptor">Adds them. An <see cref="RpcException"/> is the status of the call; any other exception ends it with <see cref="StatusCode.Unauthenticated"/>.</param>
    public static CallCredentials FromInterceptor(AsyncAuthInterceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(interceptor);
        return new CallCredentials(interceptor);
    }

    /// <summary>Credentials that are a bearer token: the header <c>authorization: Bearer …</c>.</summary>
    /// <param name="getToken">Gets the token for a call. It is asked for each, so it should keep a token as long as it is valid.</param>
    public static CallCredentials FromToken(Func<AuthInterceptorContext, ValueTask<string>> getToken)
    {
        ArgumentNullException.ThrowIfNull(getToken);
        return new CallCredentials(async (context, metadata) => metadata.Add("authorization", "Bearer " + await getToken(context).ConfigureAwait(false)));
    }

    /// <summary>Credentials that add what each of several adds, in their order.</summary>
    public static CallCredentials Compose(params ReadOnlySpan<CallCredentials> credentials)
    {
        var interceptors = new List<AsyncAuthInterceptor>();
        foreach (var each in credentials)
        {
            ArgumentNullException.ThrowIfNull(each, nameof(credentials));
            interceptors.AddRange(each._interceptors);
        }

        return new CallCredentials([.. interceptors]);
    }

    /// <exception cref="RpcException">The credentials cannot be had.</exception>
    internal async Task AddHeadersAsync(AuthInterceptorContext context, Metadata metadata)
    {
        try
        {
            foreach (var interceptor in _interceptors) await interceptor(context, metadata).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not RpcException && !context.CancellationToken.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unauthenticated, $"The credentials of the call cannot be had: {exception.Message}"), null, exception);
        }
    }
}
