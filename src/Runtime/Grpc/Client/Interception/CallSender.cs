using ProtoGen.CodeGen;

namespace ProtoGen.Grpc.Client;

/// <summary>The end of a chain of interceptors: makes the call, and carries its messages between the chain and the invoker below.</summary>
internal sealed class CallSender(CallInvoker invoker)
{
    public ValueTask SendAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        var options = call.Options;
        return call.Method.Type switch
        {
            MethodType.Unary => ReceiveOneAsync(call, invoker.Unary(call.Method, call.Request, options)),
            MethodType.ServerStreaming => ReceiveAsync(call, invoker.ServerStreaming(call.Method, call.Request, options)),
            MethodType.ClientStreaming => UploadAsync(call, invoker.ClientStreaming(call.Method, options)),
            _ => ExchangeAsync(call, invoker.DuplexStreaming(call.Method, options)),
        };
    }

    private static async ValueTask ReceiveOneAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, UnaryCall<TResponse> sent)
    {
        using (sent)
        {
            Begin(call, sent.Core);
            var response = await sent.ConfigureAwait(false);
            call.Response = response;
            call.Status = sent.GetStatus();
        }
    }

    private static async ValueTask ReceiveAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ServerStreamingCall<TResponse> sent)
    {
        using (sent)
        {
            Begin(call, sent.Core);
            while (await sent.MoveNextAsync().ConfigureAwait(false)) await call.Responses.WriteAsync(sent.Current, call.CancellationToken).ConfigureAwait(false);
            call.Status = sent.GetStatus();
        }
    }

    private static async ValueTask UploadAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, ClientStreamingCall<TRequest, TResponse> sent)
    {
        Begin(call, sent.Core);
        var shaped = new ClientStreamingCall<TRequest, TResponse>(sent.Core, new HandoffWriter<TRequest>(sent.Writer, call.RequestHandoff), sent.ResponseAsync);
        await ReceiveOneAsync(call, ClientStreams.SendAllAsync(shaped, call.Requests, call.CancellationToken)).ConfigureAwait(false);
    }

    private static async ValueTask ExchangeAsync<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, DuplexStreamingCall<TRequest, TResponse> sent)
    {
        Begin(call, sent.Core);
        var shaped = new DuplexStreamingCall<TRequest, TResponse>(sent.Core, new HandoffWriter<TRequest>(sent.Writer, call.RequestHandoff), sent.Reader);
        await foreach (var response in ClientStreams.ExchangeAsync(shaped, call.Requests, call.CancellationToken).ConfigureAwait(false))
        {
            await call.Responses.WriteAsync(response, call.CancellationToken).ConfigureAwait(false);
        }

        call.Status = sent.GetStatus();
    }

    private static void Begin<TRequest, TResponse>(ClientCall<TRequest, TResponse> call, CallCore sent)
    {
        call.Sent = sent;
        call.OnSent?.Invoke(sent);
    }
}
