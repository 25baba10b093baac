using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using People.V1;
using ProtoGen.AspNetCore;
using ProtoGen.Examples.Tests.Support;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>The code of docs/grpc.md about ports and connections.</summary>
public sealed class PortsGuide
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(1);

    [Fact]
    public Task OnePortSpeaksBoth()
    {
        var port = Ports.Free();
        return CheckAsync(port, port, builder =>
        {
            builder.WebHost.ListenHttp1AndHttp2(IPAddress.Loopback, port);
        });
    }

    [Fact]
    public Task TwoPortsSpeakOneEach()
    {
        var (httpPort, grpcPort) = (Ports.Free(), Ports.Free());
        return CheckAsync(httpPort, grpcPort, builder => builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenLocalhost(httpPort);
            kestrel.ListenLocalhost(grpcPort, listen => listen.Protocols = HttpProtocols.Http2);
        }));
    }

    [Fact]
    public Task ConnectionsHaveAnAge()
    {
        var port = Ports.Free();
        return CheckAsync(null, port, builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.UseMaxConnectionAge(TimeSpan.FromMinutes(30), grace: TimeSpan.FromMinutes(1));
        })));
    }

    private static async Task CheckAsync(int? httpPort, int grpcPort, Action<WebApplicationBuilder> listen)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        listen(builder);
        builder.Services.AddSingleton<Registry>();
        builder.Services.AddGrpc();
        await using var app = builder.Build();
        app.MapGrpcService<Registry>();
        app.MapGet("/", () => "a page");
        await app.StartAsync();
        using var channel = GrpcChannel.ForAddress($"http://localhost:{grpcPort}");
        using var http = new HttpClient();

        var summary = await new PeopleService.PeopleServiceClient(channel).AddPeopleAsync(new[] { new Person { Id = "p1" } }.ToAsyncEnumerable()).ResponseAsync.WaitAsync(_limit);

        Assert.Equal(1, summary.Added);
        if (httpPort is not null)
            Assert.Equal("a page", await http.GetStringAsync(new Uri($"http://localhost:{httpPort}")).WaitAsync(_limit));
    }
}
