using System.Diagnostics;
using System.Globalization;
using ProtoGen.Grpc.Client;
using ProtoGen.InteropTests.Contract;

namespace ProtoGen.InteropTests;

/// <summary>js/server.mjs in a process of its own, and our channel to it.</summary>
public sealed class GrpcJsServer : IAsyncLifetime
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private Process? _process;

    public GrpcChannel? Channel { get; private set; }

    public Interop.IInteropClient Client => new Interop.InteropClient(Channel!);

    public async Task InitializeAsync()
    {
        _process = await NodeScripts.StartAsync("server.mjs");
        string? line = await _process.StandardOutput.ReadLineAsync().WaitAsync(_limit);
        Assert.True(line is not null, "The server did not start.");
        int port = int.Parse(line, CultureInfo.InvariantCulture);
        Channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
    }

    public async Task DisposeAsync()
    {
        Channel?.Dispose();
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(_limit);
            _process.Dispose();
        }
    }
}
