using Greet.V1;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

using var channel = GrpcChannel.ForAddress(args[0]);
var greeter = new Greeter.GreeterClient(channel);
var reply = await greeter.SayHelloAsync(new() { Name = "Ada" }, deadline: DateTime.UtcNow.AddMinutes(1));
Console.WriteLine(reply.Message);
try
{
    await greeter.SayHelloAsync(new());
}
catch (RpcException exception)
{
    Console.WriteLine($"{exception.StatusCode}: {exception.Status.Detail}");
}
