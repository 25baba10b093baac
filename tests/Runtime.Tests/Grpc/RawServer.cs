using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Tests.Grpc;

/// <summary>A Kestrel server in this process whose only handler does what a test wants, right or wrong.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private GrpcChannel? _channel;

    private RawServer(WebApplication app) => _app = app;

    public ConcurrentQueue<Exception> HandlerFailures { get; } = [];

    public string Address => _app.Urls.First();

    public GrpcChannel Channel => _channel ??= GrpcChannel.ForAddress(Address);

    public CallInvoker Invoker => Channel.CreateCallInvoker();

    public static async Task<RawServer> StartAsync(RequestDelegate handler, HttpProtocols protocols = HttpProtocols.Http2)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocols);
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            options.Limits.MinResponseDataRate = null;
            options.Limits.Http2.MaxStreamsPerConnection = 1000;
        });
        var app = builder.Build();
        var server = new RawServer(app);
        app.Run(async context =>
        {
            try
            {
                await handler(context);
            }
            catch (Exception exception)
            {
                server.HandlerFailures.Enqueue(exception);
                throw;
            }
        });
        await app.StartAsync().Soon();
        return server;
    }

    public GrpcChannel NewChannel(GrpcChannelOptions options) => _channel = GrpcChannel.ForAddress(Address, options);

    /// <summary>Long enough for bytes to have travelled on this machine: something that is not done after it is taken to wait.</summary>
    public static Task IdleAsync() => Task.Delay(500);

    /// <summary>Stops without waiting for the calls under way.</summary>
    public async Task KillAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token).Soon();
    }

    public async ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        await KillAsync();
        await _app.DisposeAsync();
    }
}
