using Examples.Common;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace InterceptorsExample;

/// <summary>The client's side of it: tells what became of every call.</summary>
internal sealed class ClientLoggingInterceptor(Story story) : ClientInterceptor
{
    public override async ValueTask InvokeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientNext<TRequest, TResponse> next)
    {
        try
        {
            await next(call);
            story.Tell($"{call.Method.Name} ({call.Method.Type}): {call.Status.StatusCode}");
        }
        catch (RpcException exception)
        {
            story.Tell($"{call.Method.Name} ({call.Method.Type}): {exception.StatusCode}");
            throw;
        }
    }
}
