using System.Runtime.CompilerServices;

namespace ProtoGen.Grpc.Client;

/// <summary>Runs interceptors around the calls of another invoker.</summary>
internal sealed class InterceptingCallInvoker(CallInvoker inner, ClientInterceptor[] interceptors) : CallInvoker
{
    // The links of a chain know the message types, so there is one chain per rpc; it lives as long as its Method.
    private readonly ConditionalWeakTable<object, object> _chains = [];

    public override UnaryCall<TResponse> Unary<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request, CallOptions options)
    {
        var call = new InterceptedCall<TRequest, TResponse>(method, in options);
        call.Call.Request = request;
        return new UnaryCall<TResponse>(call, call.RunForResponseAsync(ChainOf(method)));
    }

    public override ServerStreamingCall<TResponse> ServerStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request, CallOptions options)
    {
        var call = new InterceptedCall<TRequest, TResponse>(method, in options);
        call.Call.Request = request;
        return new ServerStreamingCall<TResponse>(call, call.RunForResponses(ChainOf(method)));
    }

    public override ClientStreamingCall<TRequest, TResponse> ClientStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options)
    {
        var call = new InterceptedCall<TRequest, TResponse>(method, in options);
        var writer = call.OpenRequests();
        return new ClientStreamingCall<TRequest, TResponse>(call, writer, call.RunForResponseAsync(ChainOf(method)));
    }

    public override DuplexStreamingCall<TRequest, TResponse> DuplexStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options)
    {
        var call = new InterceptedCall<TRequest, TResponse>(method, in options);
        var writer = call.OpenRequests();
        return new DuplexStreamingCall<TRequest, TResponse>(call, writer, call.RunForResponses(ChainOf(method)));
    }

    private ClientNext<TRequest, TResponse> ChainOf<TRequest, TResponse>(Method<TRequest, TResponse> method)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (_chains.TryGetValue(method, out var known)) return (ClientNext<TRequest, TResponse>)known;
        ClientNext<TRequest, TResponse> chain = new CallSender(inner).SendAsync;
        foreach (var interceptor in interceptors.Reverse())
        {
            var next = chain;
            chain = call => interceptor.InvokeAsync(call, next);
        }

        return (ClientNext<TRequest, TResponse>)_chains.GetValue(method, _ => chain);
    }
}
