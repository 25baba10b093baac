namespace ProtoGen.Grpc;

/// <summary>Passes a call on to the next interceptor, or to the method. Completes when the method has returned.</summary>
public delegate ValueTask ServerNext<TRequest, TResponse>(ServerCall<TRequest, TResponse> call);
