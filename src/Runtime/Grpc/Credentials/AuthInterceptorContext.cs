namespace ProtoGen.Grpc;

/// <summary>For which call credentials are asked.</summary>
/// <param name="ServiceUrl">The service with the address of its server, such as <c>https://localhost:5001/people.v1.PeopleService</c>: the audience of a token that is made for it.</param>
/// <param name="MethodName">The name of the rpc in its service.</param>
/// <param name="CancellationToken">Is cancelled when the call ends meanwhile.</param>
public sealed record AuthInterceptorContext(string ServiceUrl, string MethodName, CancellationToken CancellationToken);
