using System.Diagnostics.CodeAnalysis;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.Grpc.Client;

/// <summary>Starts calls over HTTP.</summary>
internal sealed class HttpCallInvoker(GrpcChannel channel) : CallInvoker
{
    public override UnaryCall<TResponse> Unary<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request, CallOptions options)
    {
        Check(method, MethodType.Unary);
        var call = new SingleResponseCall<TResponse>(channel, method.FullName, method.ResponseMarshaller, in options);
        var response = TrySerialize(method, in request, in options, out var content, out var failure)
            ? call.SendAndReceiveAsync(options.Headers, content)
            : call.FailBeforeSending(failure);
        return new UnaryCall<TResponse>(call, response);
    }

    public override ServerStreamingCall<TResponse> ServerStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, TRequest request, CallOptions options)
    {
        Check(method, MethodType.ServerStreaming);
        var call = new ResponseStreamCall<TResponse>(channel, method.FullName, method.ResponseMarshaller, in options);
        if (TrySerialize(method, in request, in options, out var content, out var failure)) call.Send(options.Headers, content);
        else call.FailBeforeSending(failure);
        return new ServerStreamingCall<TResponse>(call, call);
    }

    public override ClientStreamingCall<TRequest, TResponse> ClientStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options)
    {
        Check(method, MethodType.ClientStreaming);
        var call = new SingleResponseCall<TResponse>(channel, method.FullName, method.ResponseMarshaller, in options);
        var content = new StreamingContent();
        var response = TryGetEncoding(content, in options, out var encoding, out var failure)
            ? call.SendAndReceiveAsync(options.Headers, content)
            : call.FailBeforeSending(failure);

        // A caller whose write fails has seen the status and need not await the response as well.
        response.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return new ClientStreamingCall<TRequest, TResponse>(call, new HttpRequestWriter<TRequest>(call, content, method.RequestMarshaller, in encoding), response);
    }

    public override DuplexStreamingCall<TRequest, TResponse> DuplexStreaming<TRequest, TResponse>(Method<TRequest, TResponse> method, CallOptions options)
    {
        Check(method, MethodType.DuplexStreaming);
        var call = new ResponseStreamCall<TResponse>(channel, method.FullName, method.ResponseMarshaller, in options);
        var content = new StreamingContent();
        if (TryGetEncoding(content, in options, out var encoding, out var failure)) call.Send(options.Headers, content);
        else call.FailBeforeSending(failure);
        return new DuplexStreamingCall<TRequest, TResponse>(call, new HttpRequestWriter<TRequest>(call, content, method.RequestMarshaller, in encoding), call);
    }

    private static void Check<TRequest, TResponse>(Method<TRequest, TResponse> method, MethodType type)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (method.Type != type) throw new ArgumentException($"{method.FullName} is a {method.Type} method and cannot be called as {type}.", nameof(method));
    }

    private bool TryGetEncoding(in CallOptions options, out RequestEncoding encoding, [NotNullWhen(false)] out Exception? failure)
    {
        var name = options.CompressionAlgorithm ?? channel.CompressionAlgorithm;
        var known = channel.Compression.TrySelect(name, out var compression);
        encoding = new RequestEncoding(channel.MaxSendMessageSize, compression, options.WriteOptions);
        failure = known ? null : new RpcException(StatusCode.Internal, $"The requests cannot be compressed with '{name}': the channel knows {channel.Compression.AcceptEncoding}.");
        return known;
    }

    private bool TryGetEncoding(StreamingContent content, in CallOptions options, out RequestEncoding encoding, [NotNullWhen(false)] out Exception? failure)
    {
        if (!TryGetEncoding(in options, out encoding, out failure)) return false;
        Declare(content, in encoding);
        return true;
    }

    private void Declare(HttpContent content, in RequestEncoding encoding)
    {
        if (encoding.Compression is { } compression) channel.Protocol.DeclareEncoding(content, compression.EncodingName);
    }

    /// <summary>Serializes the only request: a content of known length spares HttpClient the machinery of a duplex stream.</summary>
    private bool TrySerialize<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        in TRequest request,
        in CallOptions options,
        [NotNullWhen(true)] out HttpContent? content,
        [NotNullWhen(false)] out Exception? failure)
    {
        content = null;
        if (!TryGetEncoding(in options, out var encoding, out failure)) return false;
        try
        {
            content = new ByteArrayContent(Framing.ToArray(method.RequestMarshaller, in request, encoding.MaxMessageSize, encoding.CompressionOf(options: null)));
            Declare(content, in encoding);
            return true;
        }
        catch (Exception exception)
        {
            failure = exception as RpcException
                ?? new RpcException(new Status(StatusCode.Internal, $"The request could not be serialized: {exception.Message}"), null, exception);
            return false;
        }
    }
}
