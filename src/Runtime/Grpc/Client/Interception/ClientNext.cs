namespace ProtoGen.Grpc.Client;

/// <summary>Passes a call on to the next interceptor, or sends it. Completes when the call has ended; throws an <see cref="RpcException"/> when it failed.</summary>
public delegate ValueTask ClientNext<TRequest, TResponse>(ClientCall<TRequest, TResponse> call);
