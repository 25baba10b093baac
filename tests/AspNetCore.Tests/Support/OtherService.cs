using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>A service without a generated base, whose rpc is not named like its C# method.</summary>
internal sealed class OtherService : IGrpcService
{
    private readonly string _reply = "other";

    private static readonly Method<string, string> _getIt = new(MethodType.Unary, "test.v1.Other", "get_it", new TextMarshaller(), new TextMarshaller());

    static void IGrpcService.Bind(IServiceBinder binder)
        => binder.AddUnary<OtherService, string, string>(_getIt, static (service, request, context) => service.GetIt(request, context));

    [Mark("other")]
    public ValueTask<string> GetIt(string request, ServerCallContext context) => new(_reply);
}
