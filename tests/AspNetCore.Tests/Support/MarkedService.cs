using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests.Support;

[Mark("service")]
internal sealed class MarkedService : EchoBase
{
    [Mark("unary")]
    public override ValueTask<string> Unary(string request, ServerCallContext context) => new(request);

    [Mark("count")]
    public override async IAsyncEnumerable<string> Count(Number request, ServerCallContext context)
    {
        for (int i = 0; i < request.Value; i++)
        {
            await Task.Yield();
            yield return $"{i}";
        }
    }
}
