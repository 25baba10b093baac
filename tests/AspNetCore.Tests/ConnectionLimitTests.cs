using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.AspNetCore.Tests;

/// <summary>The limits of the guide that are Kestrel's, and how calls behave at them.</summary>
public sealed class ConnectionLimitTests
{
    [Fact]
    public async Task CallsBeyondTheStreamsOfAConnectionOpenAnother()
    {
        const int calls = 5;
        var all = new CountdownEvent(calls);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var peers = new ConcurrentDictionary<string, int>();
        var handlers = new Handlers
        {
            Unary = async (request, context) =>
            {
                peers.AddOrUpdate(context.Peer, 1, static (_, count) => count + 1);
                if (all.Signal())
                {
                    go.SetResult();
                }

                await go.Task.WaitAsync(Limits.Wait);
                return request;
            },
        };
        await using EchoServer server = await EchoServer.StartAsync(handlers, host: static host => host.ConfigureKestrel(static kestrel => kestrel.Limits.Http2.MaxStreamsPerConnection = 2));
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        var client = new EchoClients.EchoClient(channel);

        await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => client.UnaryAsync("a").ResponseAsync)).Within();

        Assert.All(peers.Values, static count => Assert.InRange(count, 1, 2));
        Assert.Equal(calls, peers.Values.Sum());
    }

    [Fact]
    public async Task RequestMetadataBeyondTheLimitFailsItsCallOnly()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Http2);
        var client = new EchoClients.EchoClient(channel);
        await client.UnaryAsync("a").ResponseAsync.Within();
        using DuplexStreamingCall<string, string> other = channel.CreateCallInvoker().DuplexStreaming(EchoBase.ChatMethod, default);

        UnaryCall<string> call = client.UnaryAsync("a", new CallOptions(new Metadata { { "x-large", new string('x', 40 * 1024) } }));
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Within());

        Assert.True(exception.StatusCode == StatusCode.ResourceExhausted, exception.ToString());
        await other.WriteAsync("still here").Within();
        Assert.True(await other.MoveNextAsync().Within());
        Assert.Equal("Hello a", await client.UnaryAsync("a").ResponseAsync.Within());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnIdleConnectionIsClosed(bool byServer)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using EchoServer server = await EchoServer.StartAsync(new Handlers(), host: host => host.ConfigureKestrel(kestrel =>
        {
            if (byServer)
            {
                kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(1);
            }

            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.Use(next => async connection =>
                {
                    await next(connection);
                    closed.TrySetResult();
                });
            });
        }));
        var options = new GrpcChannelOptions();
        if (!byServer)
        {
            options.ConnectionIdleTimeout = TimeSpan.FromSeconds(1);
        }

        using GrpcChannel channel = GrpcChannel.ForAddress(server.Further[0], options);
        var client = new EchoClients.EchoClient(channel);
        await client.UnaryAsync("a").ResponseAsync.Within();

        await closed.Task.Within();
        Assert.Equal("Hello a", await CallAsync());

        async Task<string> CallAsync()
        {
            try
            {
                return await client.UnaryAsync("a").ResponseAsync.Within();
            }
            catch (RpcException exception) when (byServer && exception.StatusCode == StatusCode.Unavailable)
            {
                // The server's goodbye was still on its way. The call that learns of it fails; the next one has a new connection.
                return await client.UnaryAsync("a").ResponseAsync.Within();
            }
        }
    }
}
