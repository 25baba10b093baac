namespace ProtoGen.Grpc;

/// <summary>
/// Receives the methods of a service, one call per rpc. The handlers are open delegates: the service instance is the first argument, so that a
/// server may create one per call. <c>TService</c> is the generated base class; the instance is of it or of a class derived from it.
/// </summary>
public interface IServiceBinder
{
    /// <summary>Adds a unary method.</summary>
    void AddUnary<TService, TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        Func<TService, TRequest, ServerCallContext, ValueTask<TResponse>> handler)
        where TService : class;

    /// <summary>Adds a method that answers one request with a stream.</summary>
    void AddServerStreaming<TService, TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, ValueTask> handler)
        where TService : class;

    /// <summary>Adds a method that answers a stream of requests with one response.</summary>
    void AddClientStreaming<TService, TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        Func<TService, IAsyncEnumerable<TRequest>, ServerCallContext, ValueTask<TResponse>> handler)
        where TService : class;

    /// <summary>Adds a method with a stream both ways.</summary>
    void AddDuplexStreaming<TService, TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        Func<TService, IAsyncEnumerable<TRequest>, IServerStreamWriter<TResponse>, ServerCallContext, ValueTask> handler)
        where TService : class;
}
