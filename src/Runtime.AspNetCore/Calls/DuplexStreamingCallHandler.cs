using ProtoGen.AspNetCore.Hosting;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>A stream of requests and a stream of responses, each at its own pace.</summary>
internal sealed class DuplexStreamingCallHandler<TService, TRequest, TResponse>(
    MappedService mapped,
    Method<TRequest, TResponse> method,
    Func<TService, IAsyncEnumerable<TRequest>, IServerStreamWriter<TResponse>, ServerCallContext, ValueTask> invoke)
    : CallHandler(mapped, method.FullName, MethodType.DuplexStreaming)
    where TService : class
{
    protected override async ValueTask InvokeAsync(ServerCall call)
    {
        call.ArmDeadline();
        var requests = new MessageReader<TRequest>(call, method.RequestMarshaller);
        using var responses = new MessageWriter<TResponse>(call, method.ResponseMarshaller);
        object service = Activator.Get(call.Http);
        try
        {
            await invoke((TService)service, requests, responses, call).ConfigureAwait(false);
        }
        finally
        {
            requests.Release();
            await Activator.ReleaseAsync(service).ConfigureAwait(false);
        }
    }
}
