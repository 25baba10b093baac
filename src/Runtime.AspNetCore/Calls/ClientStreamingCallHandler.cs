using ProtoGen.AspNetCore.Hosting;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>A stream of requests, one response.</summary>
internal sealed class ClientStreamingCallHandler<TService, TRequest, TResponse>(
    MappedService mapped,
    Method<TRequest, TResponse> method,
    Func<TService, IAsyncEnumerable<TRequest>, ServerCallContext, ValueTask<TResponse>> invoke) : CallHandler(mapped, method.FullName, MethodType.ClientStreaming)
    where TService : class
{
    protected override async ValueTask InvokeAsync(ServerCall call)
    {
        call.ArmDeadline();
        var requests = new MessageReader<TRequest>(call, method.RequestMarshaller);
        TResponse response;
        object service = Activator.Get(call.Http);
        try
        {
            response = await invoke((TService)service, requests, call).ConfigureAwait(false);
        }
        finally
        {
            requests.Release();
            await Activator.ReleaseAsync(service).ConfigureAwait(false);
        }

        call.WriteSingle(method.ResponseMarshaller, in response);
    }
}
