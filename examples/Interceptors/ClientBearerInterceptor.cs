using ProtoGen.Grpc.Client;

namespace InterceptorsExample;

/// <summary>Adds a token to every call. (Call credentials do this too, and refuse to do it in clear text.)</summary>
internal sealed class ClientBearerInterceptor(string user) : ClientInterceptor
{
    public override ValueTask InvokeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientNext<TRequest, TResponse> next)
    {
        call.RequestHeaders.Add("authorization", $"Bearer for-{user}");
        return next(call);
    }
}
