using System.Runtime.CompilerServices;
using ProtoGen.AspNetCore.Hosting;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>One request, one response.</summary>
internal sealed class UnaryCallHandler<TService, TRequest, TResponse>(
    MappedService mapped,
    Method<TRequest, TResponse> method,
    Func<TService, TRequest, ServerCallContext, ValueTask<TResponse>> invoke) : CallHandler(mapped, method.FullName, MethodType.Unary)
    where TService : class
{
    private readonly Marshaller<TRequest> _requests = method.RequestMarshaller;
    private readonly Marshaller<TResponse> _responses = method.ResponseMarshaller;

    protected override ValueTask InvokeAsync(ServerCall call)
    {
        if (Activator.OwnsDisposable || !call.TryReadSingle(_requests, out TRequest request))
        {
            return ReadAndInvokeAsync(call);
        }

        ValueTask<TResponse> response = invoke((TService)Activator.Get(call.Http), request, call);
        if (!response.IsCompletedSuccessfully)
        {
            return AwaitResponseAsync(call, response);
        }

        call.WriteSingle(_responses, response.Result);
        return default;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask AwaitResponseAsync(ServerCall call, ValueTask<TResponse> response)
    {
        call.ArmDeadline();
        call.WriteSingle(_responses, await response.ConfigureAwait(false));
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadAndInvokeAsync(ServerCall call)
    {
        call.ArmDeadline();
        TRequest request = await call.ReadSingleAsync(_requests).ConfigureAwait(false);
        TResponse response;
        object service = Activator.Get(call.Http);
        try
        {
            response = await invoke((TService)service, request, call).ConfigureAwait(false);
        }
        finally
        {
            await Activator.ReleaseAsync(service).ConfigureAwait(false);
        }

        call.WriteSingle(_responses, in response);
    }
}
