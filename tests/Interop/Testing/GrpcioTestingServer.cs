using System.Diagnostics;

namespace ProtoGen.InteropTests.Testing;

/// <summary>python/testing_server.py: the service of the gRPC interop cases by Python's grpcio.</summary>
public sealed class GrpcioTestingServer : ScriptServer
{
    private readonly TestingDescriptors _descriptors = new();

    public override Task InitializeAsync() => PythonScripts.Unavailable is null ? base.InitializeAsync() : Task.CompletedTask;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _descriptors.Dispose();
    }

    protected override Task<Process> StartAsync() => PythonScripts.StartAsync("testing_server.py", _descriptors.Path);
}
