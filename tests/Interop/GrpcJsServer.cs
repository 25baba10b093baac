using ProtoGen.Grpc.Client;
using ProtoGen.InteropTests.Contract;

namespace ProtoGen.InteropTests;

/// <summary>js/server.mjs, and our channel to it.</summary>
public sealed class GrpcJsServer() : NodeServer("server.mjs")
{
    public GrpcChannel? Channel { get; private set; }

    public Interop.IInteropClient Client => new Interop.InteropClient(Channel!);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Channel = GrpcChannel.ForAddress(Address!);
    }

    public override Task DisposeAsync()
    {
        Channel?.Dispose();
        return base.DisposeAsync();
    }
}
