namespace ProtoGen.Grpc;

/// <summary>Adds what proves who calls to the headers of a call. Called for every call, by several at once.</summary>
/// <param name="context">The call.</param>
/// <param name="metadata">Takes the headers.</param>
public delegate ValueTask AsyncAuthInterceptor(AuthInterceptorContext context, Metadata metadata);
