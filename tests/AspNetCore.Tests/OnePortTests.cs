using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.AspNetCore.Tests;

/// <summary>HTTP/1.1 and HTTP/2 in clear text on one port.</summary>
public sealed class OnePortTests
{
    private static readonly byte[] _preface = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8];
    private static readonly byte[] _emptySettings = [0, 0, 0, 4, 0, 0, 0, 0, 0];

    [Fact]
    public async Task BothProtocolsAreServedAndListedOnce()
    {
        await using EchoServer server = await StartAsync();
        Uri address = Assert.Single(server.Further);
        using var http = new HttpClient();
        using GrpcChannel channel = GrpcChannel.ForAddress(address);
        var client = new EchoClients.EchoClient(channel);

        for (int i = 0; i < 2; i++)
        {
            Assert.Equal("page over HTTP/1.1", await http.GetStringAsync(address).Within());
            Assert.Equal("Hello you", await client.UnaryAsync("you").ResponseAsync.Within());
        }

        Assert.Equal(address, new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Last()));
    }

    [Fact]
    public async Task AStreamOfManyMessagesGoesThroughIt()
    {
        await using EchoServer server = await StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Further[0]);

        using ServerStreamingCall<string> call = channel.CreateCallInvoker().ServerStreaming(EchoBase.CountMethod, new Number(10_000), default);
        for (int i = 0; i < 10_000; i++)
        {
            Assert.True(await call.MoveNextAsync().Within());
        }

        Assert.False(await call.MoveNextAsync().Within());
    }

    [Fact]
    public async Task AGrpcCallOverHttp1IsToldWhatToDo()
    {
        await using EchoServer server = await StartAsync();
        using var http = new HttpClient();
        using var content = new ByteArrayContent(Frames.Of("a"));
        content.Headers.ContentType = new("application/grpc");

        using HttpResponseMessage response = await http.PostAsync(new Uri(server.Further[0], "test.v1.Echo/Unary"), content).Within();

        Assert.Equal(HttpStatusCode.UpgradeRequired, response.StatusCode);
        Assert.Contains("ListenHttp1AndHttp2", await response.Content.ReadAsStringAsync().Within(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePrefaceMayComeByteByByte()
    {
        await using EchoServer server = await StartAsync();
        using TcpClient connection = await ConnectAsync(server.Further[0]);
        await SendByteByByteAsync(connection, [.. _preface, .. _emptySettings]);

        // The server's own settings come first: a frame of type 4.
        byte[] header = new byte[9];
        await connection.GetStream().ReadExactlyAsync(header).Within();
        Assert.Equal(4, header[3]);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 200")]
    [InlineData("PRI / HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 405")]
    [InlineData("PROPFIND / HTTP/1.1\r\nHost: a\r\n\r\n", "HTTP/1.1 405")]
    public async Task WhateverIsNotThePrefaceIsHttp1(string request, string status)
    {
        await using EchoServer server = await StartAsync();
        using TcpClient connection = await ConnectAsync(server.Further[0]);
        await SendByteByByteAsync(connection, Encoding.ASCII.GetBytes(request));

        byte[] answer = new byte[status.Length];
        await connection.GetStream().ReadExactlyAsync(answer).Within();
        Assert.Equal(status, Encoding.ASCII.GetString(answer));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PRI * HT")]
    public async Task AConnectionThatSaysNothingIsClosed(string start)
    {
        await using EchoServer server = await StartAsync(TimeSpan.FromMilliseconds(200));
        using TcpClient connection = await ConnectAsync(server.Further[0]);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(start));

        Assert.Equal(0, await connection.GetStream().ReadAsync(new byte[1]).Within());
    }

    [Fact]
    public async Task StoppingIsNotHeldUpByConnections()
    {
        EchoServer server = await StartAsync();
        using TcpClient silent = await ConnectAsync(server.Further[0]);
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Further[0]);
        await new EchoClients.EchoClient(channel).UnaryAsync("a").ResponseAsync.Within();

        // Waits less than the server would before it kills connections.
        await server.DisposeAsync();

        Assert.Equal(0, await silent.GetStream().ReadAsync(new byte[1]).Within());
    }

    [Fact]
    public async Task TheAgeOfAConnectionHoldsHereToo()
    {
        await using EchoServer server = await EchoServer.StartAsync(
            new Handlers { Unary = static (_, context) => new(context.Peer) },
            host: static host => host.ListenHttp1AndHttp2(IPAddress.Loopback, 0, static listen => listen.UseMaxConnectionAge(TimeSpan.FromMilliseconds(100))));
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Further[0]);
        var client = new EchoClients.EchoClient(channel);

        string peer = await client.UnaryAsync("").ResponseAsync.Within();
        using var limit = new CancellationTokenSource(Limits.Wait);
        while (await client.UnaryAsync("").ResponseAsync.Within() == peer)
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public void WithoutKestrelItSaysWhatIsMissing()
    {
        IHostBuilder host = new HostBuilder().ConfigureWebHost(static web => web.ListenHttp1AndHttp2(IPAddress.Loopback, 0).Configure(static _ => { }));

        Assert.Contains("UseKestrel", Assert.Throws<InvalidOperationException>(host.Build).Message, StringComparison.Ordinal);
    }

    private static Task<EchoServer> StartAsync(TimeSpan? keepAliveTimeout = null)
        => EchoServer.StartAsync(
            services =>
            {
                services.AddSingleton(new Handlers());
                services.AddGrpc();
            },
            static app =>
            {
                app.MapGrpcService<EchoService>();
                app.MapGet("/", static (HttpContext http) => "page over " + http.Request.Protocol);
            },
            host => host
                .ConfigureKestrel(kestrel => kestrel.Limits.KeepAliveTimeout = keepAliveTimeout ?? kestrel.Limits.KeepAliveTimeout)
                .ListenHttp1AndHttp2(IPAddress.Loopback, 0));

    private static async Task<TcpClient> ConnectAsync(Uri server)
    {
        var connection = new TcpClient { NoDelay = true };
        await connection.ConnectAsync(IPAddress.Loopback, server.Port).Within();
        return connection;
    }

    private static async Task SendByteByByteAsync(TcpClient connection, byte[] bytes)
    {
        foreach (byte value in bytes)
        {
            await connection.GetStream().WriteAsync(new[] { value }).Within();
        }
    }
}
