using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProtoGen.AspNetCore;
using ProtoGen.AspNetCore.Tests.Support;

namespace ProtoGen.InteropTests.Testing;

/// <summary>Our server with <see cref="TestingService"/> on a free port. Its disposal fails if it logged a warning or an error.</summary>
public sealed class TestingServer : IAsyncLifetime
{
    private readonly ErrorLog _log = new();
    private WebApplication? _app;

    public Uri Address => new(_app!.Urls.Single());

    public async Task InitializeAsync()
    {
        var gzip = new CountingGzip();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(_log);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(gzip);
        builder.Services.AddGrpc(options =>
        {
            options.CompressionProviders.Add(gzip);
            options.ResponseCompressionAlgorithm = gzip.EncodingName;
        });
        _app = builder.Build();
        _app.MapGrpcService<TestingService>();
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Assert.Empty(_log.Entries);
    }
}
