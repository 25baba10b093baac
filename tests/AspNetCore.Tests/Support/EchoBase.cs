using ProtoGen.CodeGen;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>What the generator emits for a service with one rpc of each shape.</summary>
internal abstract class EchoBase : IGrpcService
{
    public const string ServiceName = "test.v1.Echo";

    private static readonly TextMarshaller _text = new();
    private static readonly NumberMarshaller _number = new();

    public static Method<string, string> UnaryMethod { get; } = new(MethodType.Unary, ServiceName, "Unary", _text, _text);

    public static Method<Number, string> CountMethod { get; } = new(MethodType.ServerStreaming, ServiceName, "Count", _number, _text);

    public static Method<string, Number> CollectMethod { get; } = new(MethodType.ClientStreaming, ServiceName, "Collect", _text, _number);

    public static Method<string, string> ChatMethod { get; } = new(MethodType.DuplexStreaming, ServiceName, "Chat", _text, _text);

    static void IGrpcService.Bind(IServiceBinder binder)
    {
        binder.AddUnary<EchoBase, string, string>(UnaryMethod, static (service, request, context) => service.Unary(request, context));
        binder.AddServerStreaming<EchoBase, Number, string>(
            CountMethod, static (service, request, responses, context) => service.Count(request, responses, context));
        binder.AddClientStreaming<EchoBase, string, Number>(
            CollectMethod, static (service, requests, context) => service.Collect(requests, context));
        binder.AddDuplexStreaming<EchoBase, string, string>(
            ChatMethod, static (service, requests, responses, context) => service.Chat(requests, responses, context));
    }

    public virtual ValueTask<string> Unary(string request, ServerCallContext context) => Unimplemented.Call<string>(context);

    public virtual IAsyncEnumerable<string> Count(Number request, ServerCallContext context) => Unimplemented.Stream<string>(context);

    public virtual ValueTask Count(Number request, IServerStreamWriter<string> responses, ServerCallContext context)
        => ServerStreamPump.PumpAsync(Count(request, context), responses, context);

    public virtual ValueTask<Number> Collect(IAsyncEnumerable<string> requests, ServerCallContext context) => Unimplemented.Call<Number>(context);

    public virtual IAsyncEnumerable<string> Chat(IAsyncEnumerable<string> requests, ServerCallContext context)
        => Unimplemented.Stream<string>(context);

    public virtual ValueTask Chat(IAsyncEnumerable<string> requests, IServerStreamWriter<string> responses, ServerCallContext context)
        => ServerStreamPump.PumpAsync(Chat(requests, context), responses, context);
}
