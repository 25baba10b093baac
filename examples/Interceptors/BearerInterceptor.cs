using ProtoGen.Grpc;

namespace InterceptorsExample;

/// <summary>
/// Lets nobody in without a bearer token, and tells the rest of the call whose it is. (Where ASP.NET Core's authentication is set up, [Authorize] is the better way: see examples/Secure.)
/// </summary>
public sealed class BearerInterceptor : ServerInterceptor
{
    /// <summary>The key of the user's name in the items of a call.</summary>
    public static readonly object User = new();

    private const string Prefix = "Bearer for-";

    public override ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
    {
        // The example believes every token that looks like one.
        if (call.RequestHeaders.GetValue("authorization") is not { } token || !token.StartsWith(Prefix, StringComparison.Ordinal))
            throw new RpcException(StatusCode.Unauthenticated, "A token is needed.");

        call.Items[User] = token[Prefix.Length..];
        return next(call);
    }
}
