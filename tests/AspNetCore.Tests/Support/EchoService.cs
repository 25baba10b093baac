using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests.Support;

internal sealed class EchoService(Handlers handlers) : EchoBase
{
    public override ValueTask<string> Unary(string request, ServerCallContext context) => handlers.Unary(request, context);

    public override ValueTask Count(Number request, IServerStreamWriter<string> responses, ServerCallContext context)
        => handlers.Count(request, responses, context);

    public override ValueTask<Number> Collect(IAsyncEnumerable<string> requests, ServerCallContext context) => handlers.Collect(requests, context);

    public override ValueTask Chat(IAsyncEnumerable<string> requests, IServerStreamWriter<string> responses, ServerCallContext context)
        => handlers.Chat(requests, responses, context);
}
