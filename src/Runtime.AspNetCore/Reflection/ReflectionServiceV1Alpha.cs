using Grpc.Reflection.V1;
using ProtoGen.CodeGen;
using ProtoGen.Grpc;
using ProtoGen.Reflection;

namespace ProtoGen.AspNetCore.Reflection;

/// <summary>
/// The service <c>grpc.reflection.v1alpha.ServerReflection</c>, for clients that know no other. Its messages are those of v1 but for their names, which are not sent, so
/// v1's do for both; its own file is compiled for its descriptor.
/// </summary>
internal sealed class ReflectionServiceV1Alpha(ReflectionService service) : IGrpcService
{
    private static readonly Method<ServerReflectionRequest, ServerReflectionResponse> _method = new(
        MethodType.DuplexStreaming,
        "grpc.reflection.v1alpha.ServerReflection",
        "ServerReflectionInfo",
        MessageMarshaller<ServerReflectionRequest>.Instance,
        MessageMarshaller<ServerReflectionResponse>.Instance);

    static ServiceDescriptor IGrpcService.Descriptor => global::Grpc.Reflection.V1Alpha.File_grpc_reflection_v1alpha_reflection.Descriptor.Services[0];

    static void IGrpcService.Bind(IServiceBinder binder)
        => binder.AddDuplexStreaming<ReflectionServiceV1Alpha, ServerReflectionRequest, ServerReflectionResponse>(
            _method, static (alpha, requests, responses, context) => alpha.AnswerAsync(requests, responses, context));

    private ValueTask AnswerAsync(IAsyncEnumerable<ServerReflectionRequest> requests, IServerStreamWriter<ServerReflectionResponse> responses, ServerCallContext context)
        => service.ServerReflectionInfo(requests, responses, context);
}
