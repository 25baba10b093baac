using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>What <see cref="EchoService"/> does in one test.</summary>
internal sealed class Handlers
{
    public Func<string, ServerCallContext, ValueTask<string>> Unary { get; init; } = static (request, _) => new("Hello " + request);

    public Func<Number, IServerStreamWriter<string>, ServerCallContext, ValueTask> Count { get; init; } = static async (request, responses, _) =>
    {
        for (int i = 0; i < request.Value; i++)
        {
            await responses.WriteAsync($"{i}");
        }
    };

    public Func<IAsyncEnumerable<string>, ServerCallContext, ValueTask<Number>> Collect { get; init; } = static async (requests, _) =>
    {
        int length = 0;
        await foreach (string request in requests)
        {
            length += request.Length;
        }

        return new Number(length);
    };

    public Func<IAsyncEnumerable<string>, IServerStreamWriter<string>, ServerCallContext, ValueTask> Chat { get; init; } = static async (requests, responses, _) =>
    {
        await foreach (string request in requests)
        {
            await responses.WriteAsync(request);
        }
    };
}
