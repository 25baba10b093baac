using Greet.V1;
using ProtoGen.Grpc;

namespace ProtoGen.Server1.Services;

public sealed class GreeterService(ILogger<GreeterService> logger) : Greeter.GreeterBase
{
    public override ValueTask<HelloReply> SayHello(HelloRequest request, ServerCallContext context)
    {
        if (request.Name == "")
            throw new RpcException(StatusCode.InvalidArgument, "Who are you?");

        logger.LogInformation("Saying hello to {Name}", request.Name);
        return new(new HelloReply { Message = $"Hello, {request.Name}!" });
    }

    public override async IAsyncEnumerable<CountDownReply> CountDown(CountDownRequest request, ServerCallContext context)
    {
        for (var value = request.From; value >= 0; value--)
        {
            yield return new CountDownReply { Value = value };
            await Task.Delay(100, context.CancellationToken);
        }
    }
}
