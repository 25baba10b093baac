using ProtoGen.AspNetCore.Hosting;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>
/// An rpc of any shape with interceptors around it. A service without any has the handlers of the shapes instead, which know nothing of all this.
/// </summary>
internal sealed class InterceptedCallHandler<TRequest, TResponse>(
    MappedService mapped,
    Method<TRequest, TResponse> method,
    ServerNext<TRequest, TResponse> chain) : CallHandler(mapped, method.FullName, method.Type)
{
    private readonly bool _streamsRequests = method.Type is MethodType.ClientStreaming or MethodType.DuplexStreaming;
    private readonly bool _streamsResponses = method.Type is MethodType.ServerStreaming or MethodType.DuplexStreaming;

    protected override async ValueTask InvokeAsync(ServerCall call)
    {
        call.ArmDeadline();
        var intercepted = new ServerCall<TRequest, TResponse>(method, call);
        using MessageWriter<TResponse>? responses = _streamsResponses ? new MessageWriter<TResponse>(call, method.ResponseMarshaller) : null;
        MessageReader<TRequest>? requests = null;
        if (_streamsRequests)
        {
            requests = new MessageReader<TRequest>(call, method.RequestMarshaller);
            intercepted.Requests = requests;
        }
        else
        {
            TRequest request = await call.ReadSingleAsync(method.RequestMarshaller).ConfigureAwait(false);
            intercepted.Request = request;
        }

        if (responses is not null)
        {
            intercepted.Responses = responses;
        }

        try
        {
            await chain(intercepted).ConfigureAwait(false);
        }
        finally
        {
            requests?.Release();
        }

        if (!_streamsResponses)
        {
            call.WriteSingle(method.ResponseMarshaller, in intercepted.Response);
        }
    }
}
