using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProtoGen.AspNetCore;
using ProtoGen.AspNetCore.Tests.Support;

namespace ProtoGen.InteropTests;

/// <summary>Our server with <see cref="InteropService"/> on a free port. Its disposal fails if it logged a warning or error that no case asks for.</summary>
public sealed class InteropServer : IAsyncLifetime
{
    private readonly ErrorLog _log = new();
    private WebApplication? _app;

    public int Port { get; private set; }

    public async Task InitializeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(_log);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<SleepingCalls>();
        builder.Services.AddGrpc(static options => options.ResponseCompressionAlgorithm = "gzip");
        _app = builder.Build();
        _app.MapGrpcService<InteropService>();
        await _app.StartAsync();
        Port = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Assert.DoesNotContain(_log.Entries, static entry => !entry.Contains(InteropService.ExpectedError, StringComparison.Ordinal));
    }
}
