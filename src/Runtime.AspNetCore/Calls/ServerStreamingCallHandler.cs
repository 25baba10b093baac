using ProtoGen.AspNetCore.Hosting;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>One request, a stream of responses.</summary>
internal sealed class ServerStreamingCallHandler<TService, TRequest, TResponse>(
    MappedService mapped,
    Method<TRequest, TResponse> method,
    Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, ValueTask> invoke) : CallHandler(mapped, method.FullName, MethodType.ServerStreaming)
    where TService : class
{
    protected override async ValueTask InvokeAsync(ServerCall call)
    {
        call.ArmDeadline();
        TRequest request = await call.ReadSingleAsync(method.RequestMarshaller).ConfigureAwait(false);
        using var responses = new MessageWriter<TResponse>(call, method.ResponseMarshaller);
        object service = Activator.Get(call.Http);
        try
        {
            await invoke((TService)service, request, responses, call).ConfigureAwait(false);
        }
        finally
        {
            await Activator.ReleaseAsync(service).ConfigureAwait(false);
        }
    }
}
