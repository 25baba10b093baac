using Bench.Rpc;
using ProtoGen.Grpc;

namespace ProtoGen.Benchmarks.Rpc.Server;

/// <summary>What a user would write. Unregistered, so every call makes one.</summary>
public sealed class GreeterService : Greeter.GreeterBase
{
    private static readonly HelloReply _reply = new() { Message = "Hello world" };

    public override ValueTask<HelloReply> SayHello(HelloRequest request, ServerCallContext context) => new(new HelloReply { Message = "Hello " + request.Name });

    public override async ValueTask SayMany(Count request, IServerStreamWriter<HelloReply> responses, ServerCallContext context)
    {
        for (int i = 0; i < request.Value; i++)
            await responses.WriteAsync(_reply);
    }

    public override async IAsyncEnumerable<HelloReply> SayEach(Count request, ServerCallContext context)
    {
        await Task.CompletedTask;
        for (int i = 0; i < request.Value; i++)
            yield return _reply;
    }

    public override async ValueTask<Count> Hear(IAsyncEnumerable<HelloRequest> requests, ServerCallContext context)
    {
        int count = 0;
        await foreach (HelloRequest request in requests)
            count += request.Name.Length > 0 ? 1 : 0;
        return new Count { Value = count };
    }

    public override async ValueTask Converse(IAsyncEnumerable<HelloRequest> requests, IServerStreamWriter<HelloReply> responses, ServerCallContext context)
    {
        await foreach (HelloRequest _ in requests)
            await responses.WriteAsync(_reply);
    }
}
