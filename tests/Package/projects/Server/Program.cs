using Greet.V1;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ProtoGen.AspNetCore;
using ProtoGen.Grpc;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(int.Parse(args[0]), listen => listen.Protocols = HttpProtocols.Http2));
builder.Services.AddGrpc();
var app = builder.Build();
app.MapGrpcService<GreeterService>();
app.Run();

public sealed class GreeterService : Greeter.GreeterBase
{
    public override ValueTask<HelloReply> SayHello(HelloRequest request, ServerCallContext context) => request.Name == ""
        ? throw new RpcException(StatusCode.InvalidArgument, "Who are you?")
        : new(new HelloReply { Message = $"Hello, {request.Name}!" });
}
