using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>A Kestrel of its own for one test. Fails the test on disposal if the server logged a warning or error that it did not announce.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ErrorLog _log;

    private EchoServer(WebApplication app, ErrorLog log)
    {
        _app = app;
        _log = log;
        string[] addresses = [.. app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses];
        Http2 = new Uri(addresses[0]);
        Http1 = new Uri(addresses[1]);
        Further = [.. addresses.Skip(2).Select(static address => new Uri(address))];
        Client = new RawClient(Http2);
    }

    public Uri Http2 { get; }

    public Uri Http1 { get; }

    /// <summary>The endpoints that the test itself has added.</summary>
    public Uri[] Further { get; }

    public RawClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>A part of a log entry that must be there; everything else that is logged fails the test.</summary>
    public string? ExpectedError { get; set; }

    public static Task<EchoServer> StartAsync(Handlers handlers, Action<GrpcServiceOptions>? options = null, Action<IWebHostBuilder>? host = null)
        => StartAsync(
            services =>
            {
                services.AddSingleton(handlers);
                services.AddGrpc(options);
            },
            app => app.MapGrpcService<EchoService>(),
            host);

    public static async Task<EchoServer> StartAsync(Action<IServiceCollection> services, Action<WebApplication> map, Action<IWebHostBuilder>? host = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        var log = new ErrorLog();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(log);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http1);
        });
        host?.Invoke(builder.WebHost);
        services(builder.Services);
        WebApplication app = builder.Build();
        map(app);
        await app.StartAsync().Within();
        return new EchoServer(app, log);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync().Within();
        await _app.DisposeAsync().Within();
        if (ExpectedError is not null)
        {
            Assert.Contains(_log.Entries, entry => entry.Contains(ExpectedError, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(_log.Entries, entry => ExpectedError is null || !entry.Contains(ExpectedError, StringComparison.Ordinal));
    }
}
