namespace ProtoGen.Grpc.Client;

/// <summary>Puts interceptors around calls.</summary>
public static class CallInvokerExtensions
{
    /// <summary>An invoker whose calls go through interceptors, the first one outermost, before they reach this one: <c>new GreeterClient(channel.Intercept(…))</c>.</summary>
    public static CallInvoker Intercept(this CallInvoker invoker, params ReadOnlySpan<ClientInterceptor> interceptors)
    {
        ArgumentNullException.ThrowIfNull(invoker);
        foreach (var interceptor in interceptors) ArgumentNullException.ThrowIfNull(interceptor, nameof(interceptors));
        return interceptors.IsEmpty ? invoker : new InterceptingCallInvoker(invoker, interceptors.ToArray());
    }

    /// <summary>An invoker whose calls go through interceptors, the first one outermost, before they go out over the channel.</summary>
    public static CallInvoker Intercept(this GrpcChannel channel, params ReadOnlySpan<ClientInterceptor> interceptors)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return channel.CreateCallInvoker().Intercept(interceptors);
    }
}
