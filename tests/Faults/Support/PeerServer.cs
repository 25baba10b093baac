using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProtoGen.AspNetCore;
using ProtoGen.AspNetCore.Tests.Support;

namespace ProtoGen.Faults.Support;

/// <summary>A server in this process. Its disposal fails the test if it logged a warning or an error.</summary>
internal sealed class PeerServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ErrorLog _log;
    private int _connections;

    private PeerServer(WebApplication app, ErrorLog log, PeerState state)
    {
        _app = app;
        _log = log;
        State = state;
    }

    public PeerState State { get; }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>How many connections were ever made.</summary>
    public int Connections => Volatile.Read(ref _connections);

    public static async Task<PeerServer> StartAsync(Action<KestrelServerOptions>? configure = null, bool gateOpen = true)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        var log = new ErrorLog();
        var state = new PeerState();
        PeerServer? server = null;
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(log);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.Use(next => connection =>
                {
                    Interlocked.Increment(ref server!._connections);
                    return next(connection);
                });
            });
            configure?.Invoke(kestrel);
        });
        builder.Services.AddSingleton(state);
        builder.Services.AddSingleton<PeerService>();
        builder.Services.AddGrpc();
        WebApplication app = builder.Build();
        app.MapGrpcService<PeerService>();
        server = new PeerServer(app, log, state);
        if (gateOpen)
        {
            state.OpenGate();
        }

        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync().Within();
        await _app.DisposeAsync();
        Assert.Empty(_log.Entries);
    }
}
