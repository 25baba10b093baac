namespace ProtoGen.Grpc.Client;

/// <summary>
/// Starts calls. Generated clients are thin shells over one; deriving from it gives interception, in-process calls or test doubles. Failures of a
/// call never come from these methods but from what they return.
/// </summary>
public abstract class CallInvoker
{
    /// <summary>Starts a call with one request and one response.</summary>
    public abstract UnaryCall<TResponse> Unary<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request, CallOptions options);

    /// <summary>Starts a call with one request and a stream of responses.</summary>
    public abstract ServerStreamingCall<TResponse> ServerStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request, CallOptions options);

    /// <summary>Starts a call with a stream of requests and one response.</summary>
    public abstract ClientStreamingCall<TRequest, TResponse> ClientStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options);

    /// <summary>Starts a call with a stream both ways.</summary>
    public abstract DuplexStreamingCall<TRequest, TResponse> DuplexStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options);
}
