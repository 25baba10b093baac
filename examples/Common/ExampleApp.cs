using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ProtoGen.AspNetCore;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace Examples.Common;

/// <summary>
/// What the examples have in common: without arguments, server and client in one process; <c>serve --port N</c> and <c>call URL</c> run the halves.
/// </summary>
/// <param name="configure">Registers what the services need.</param>
/// <param name="map">Maps the services.</param>
/// <param name="tour">The client's part.</param>
public sealed class ExampleApp(Action<IServiceCollection> configure, Action<IEndpointRouteBuilder> map, Func<GrpcChannel, Story, CancellationToken, Task> tour)
{
    private const string Usage = "usage: [serve [--port N] | call URL]";

    // An example that hangs must not hang whoever runs it.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>0 when everything was as expected, 1 when not, 2 for wrong arguments.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case []:
                await using (var app = await StartAsync(port: 0, LogLevel.Critical))
                    return await CallAsync(app.Urls.First());
            case ["serve"]:
                return await ServeAsync(port: 0);
            case ["serve", "--port", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort:
                return await ServeAsync(port);
            case ["call", var url] when Uri.TryCreate(url, UriKind.Absolute, out _):
                return await CallAsync(url);
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private async Task<int> ServeAsync(int port)
    {
        await using var app = await StartAsync(port, LogLevel.Information);
        Console.WriteLine($"Listening on {app.Urls.First()}, Ctrl+C to stop");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private async Task<int> CallAsync(string address)
    {
        using var timeout = new CancellationTokenSource(_patience);
        using var channel = GrpcChannel.ForAddress(address);
        var story = new Story(Console.Out);
        story.Tell($"Calling {address}");
        try
        {
            await tour(channel, story, timeout.Token);
        }
        catch (RpcException exception)
        {
            story.Expect(false, $"no other call fails, but one did: {exception.Status}");
        }

        return story.Finish();
    }

    private async Task<WebApplication> StartAsync(int port, LogLevel logLevel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(logLevel);

        // Without TLS a port cannot negotiate its protocol, so it must be HTTP/2 alone.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        configure(builder.Services);

        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return app;
    }
}
