using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.AspNetCore.ClientFactory;

/// <summary>Changes the options of every call.</summary>
internal sealed class ConfiguringCallInvoker(CallInvoker inner, Func<CallOptions, CallOptions> configure) : CallInvoker
{
    public override UnaryCall<TResponse> Unary<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request, CallOptions options)
        => inner.Unary(method, request, configure(options));

    public override ServerStreamingCall<TResponse> ServerStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request, CallOptions options)
        => inner.ServerStreaming(method, request, configure(options));

    public override ClientStreamingCall<TRequest, TResponse> ClientStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options)
        => inner.ClientStreaming(method, configure(options));

    public override DuplexStreamingCall<TRequest, TResponse> DuplexStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options)
        => inner.DuplexStreaming(method, configure(options));
}
