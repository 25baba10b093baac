using Greet.V1;
using ProtoGen.Grpc;

namespace GreeterExample;

/// <summary>The server: a class that overrides the methods of the generated base.</summary>
public sealed class PoliteGreeter : Greeter.GreeterBase
{
    public override ValueTask<SayHelloResponse> SayHello(SayHelloRequest request, ServerCallContext context)
    {
        if (string.IsNullOrWhiteSpace(request.Name))
            throw new RpcException(StatusCode.InvalidArgument, "A greeting needs a name.");

        var greeting = request.Language switch
        {
            Language.Unspecified or Language.English => $"Hello, {request.Name}!",
            Language.Norwegian => $"Hei, {request.Name}!",
            Language.Japanese => $"こんにちは、{request.Name}さん",
            _ => throw new RpcException(StatusCode.InvalidArgument, $"Language {request.Language} is unknown."),
        };
        return new(new SayHelloResponse { Message = greeting });
    }
}
