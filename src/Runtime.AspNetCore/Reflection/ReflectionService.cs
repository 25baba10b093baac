using Grpc.Reflection.V1;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Reflection;

/// <summary>The service <c>grpc.reflection.v1.ServerReflection</c>.</summary>
internal sealed class ReflectionService(ReflectionIndexSource source) : ServerReflection.ServerReflectionBase
{
    public override async IAsyncEnumerable<ServerReflectionResponse> ServerReflectionInfo(IAsyncEnumerable<ServerReflectionRequest> requests, ServerCallContext context)
    {
        var conversation = new ReflectionConversation(source.Index);
        await foreach (ServerReflectionRequest request in requests.ConfigureAwait(false))
        {
            yield return conversation.Answer(request);
        }
    }
}
