using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Grpc.Client;

/// <summary>Starts calls over HTTP.</summary>
internal sealed class HttpCallInvoker(GrpcChannel channel) : CallInvoker
{
    public override UnaryCall<TResponse> Unary<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request, CallOptions options)
    {
        Check(method, MethodType.Unary);
        var call = new HttpCall<TResponse>(channel, method.ResponseMarshaller, expectsOneResponse: true, in options);
        var response = TrySerialize(method, in request, out var content, out var failure)
            ? call.SendAndReceiveAsync(method.FullName, options.Headers, content)
            : call.FailBeforeSending(failure);
        return new UnaryCall<TResponse>(call, response);
    }

    public override ServerStreamingCall<TResponse> ServerStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request, CallOptions options)
    {
        Check(method, MethodType.ServerStreaming);
        var call = new HttpCall<TResponse>(channel, method.ResponseMarshaller, expectsOneResponse: false, in options);
        if (TrySerialize(method, in request, out var content, out var failure)) call.Send(method.FullName, options.Headers, content);
        else call.FailStreamBeforeSending(failure);
        return new ServerStreamingCall<TResponse>(call, call);
    }

    public override ClientStreamingCall<TRequest, TResponse> ClientStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options)
    {
        Check(method, MethodType.ClientStreaming);
        var call = new HttpCall<TResponse>(channel, method.ResponseMarshaller, expectsOneResponse: true, in options);
        var content = new StreamingContent();
        var response = call.SendAndReceiveAsync(method.FullName, options.Headers, content);

        // A caller whose write fails has seen the status and need not await the response as well.
        response.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return new ClientStreamingCall<TRequest, TResponse>(call, new HttpRequestWriter<TRequest>(call, content, method.RequestMarshaller, channel.MaxSendMessageSize), response);
    }

    public override DuplexStreamingCall<TRequest, TResponse> DuplexStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options)
    {
        Check(method, MethodType.DuplexStreaming);
        var call = new HttpCall<TResponse>(channel, method.ResponseMarshaller, expectsOneResponse: false, in options);
        var content = new StreamingContent();
        call.Send(method.FullName, options.Headers, content);
        return new DuplexStreamingCall<TRequest, TResponse>(call, new HttpRequestWriter<TRequest>(call, content, method.RequestMarshaller, channel.MaxSendMessageSize), call);
    }

    private static void Check<TRequest, TResponse>(Method<TRequest, TResponse> method, MethodType type)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (method.Type != type) throw new ArgumentException($"{method.FullName} is a {method.Type} method and cannot be called as {type}.", nameof(method));
    }

    /// <summary>Serializes the only request: a content of known length spares HttpClient the machinery of a duplex stream.</summary>
    private bool TrySerialize<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        in TRequest request,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out HttpContent? content,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Exception? failure)
    {
        try
        {
            content = new ByteArrayContent(Framing.ToArray(method.RequestMarshaller, in request, channel.MaxSendMessageSize));
            failure = null;
            return true;
        }
        catch (Exception exception)
        {
            content = null;
            failure = exception as RpcException
                ?? new RpcException(new Status(StatusCode.Internal, $"The request could not be serialized: {exception.Message}"), null, exception);
            return false;
        }
    }
}
