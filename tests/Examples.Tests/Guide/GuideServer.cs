using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProtoGen.AspNetCore;
using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>A server of the guide on a free port, with a channel to it. Its disposal fails the test if it logged a warning or an error.</summary>
internal sealed class GuideServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ErrorLog _log;

    private GuideServer(WebApplication app, ErrorLog log)
    {
        _app = app;
        _log = log;
        Channel = GrpcChannel.ForAddress(Address);
    }

    public string Address => _app.Urls.First();

    public GrpcChannel Channel { get; }

    public static async Task<GuideServer> StartAsync<TService>(Action<GrpcServiceOptions>? configure = null, Action<IServiceCollection>? configureServices = null)
        where TService : class, IGrpcService
    {
        var builder = WebApplication.CreateSlimBuilder();
        var log = new ErrorLog();
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(log);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = 16 * 1024 * 1024;
            options.EnableDetailedErrors = builder.Environment.IsDevelopment();
        });
        if (configure is not null)
            builder.Services.Configure(configure);
        configureServices?.Invoke(builder.Services);
        builder.Services.AddSingleton<TService>();
        var app = builder.Build();
        app.MapGrpcService<TService>();
        await app.StartAsync();
        return new GuideServer(app, log);
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Assert.Empty(_log.Entries);
    }
}
