using Greet.V1;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

using var channel = GrpcChannel.ForAddress("http://localhost:5080");
var greeter = new Greeter.GreeterClient(channel);

try
{
    var reply = await greeter.SayHelloAsync(new() { Name = args.FirstOrDefault("World") }, deadline: DateTime.UtcNow.AddSeconds(5));
    Console.WriteLine(reply.Message);

    await foreach (var count in greeter.CountDown(new() { From = 3 }))
        Console.WriteLine(count.Value);
}
catch (RpcException exception)
{
    Console.Error.WriteLine($"{exception.StatusCode}: {exception.Status.Detail}");
    return 1;
}

return 0;
