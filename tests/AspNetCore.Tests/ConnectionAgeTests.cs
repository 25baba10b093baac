using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.AspNetCore.Tests;

/// <summary>Connections that have reached their maximum age.</summary>
public sealed class ConnectionAgeTests
{
    private static readonly TimeSpan _age = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task AnOldConnectionGetsNoNewCallsAndCallsUnderWayGoOn()
    {
        await using EchoServer server = await StartAsync(null);
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Further[0]);
        var client = new EchoClients.EchoClient(channel);
        using DuplexStreamingCall<string, string> chat = channel.CreateCallInvoker().DuplexStreaming(EchoBase.ChatMethod, default);
        await ExchangeAsync(chat, "before");

        string peer = await client.UnaryAsync("").ResponseAsync.Within();
        using var limit = new CancellationTokenSource(Limits.Wait);
        while (await client.UnaryAsync("").ResponseAsync.Within() == peer)
        {
            limit.Token.ThrowIfCancellationRequested();
        }

        await ExchangeAsync(chat, "after");
        await chat.CompleteAsync().Within();
        Assert.False(await chat.MoveNextAsync().Within());
        Assert.Equal(StatusCode.OK, chat.GetStatus().StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task WhatIsUnderWayAfterTheGraceIsUnavailable(int grace)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using EchoServer server = await StartAsync(TimeSpan.FromMilliseconds(grace), async (_, responses, context) =>
        {
            await responses.WriteAsync("hello");
            using CancellationTokenRegistration registration = context.CancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
        });
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Further[0]);
        using DuplexStreamingCall<string, string> chat = channel.CreateCallInvoker().DuplexStreaming(EchoBase.ChatMethod, default);
        Assert.True(await chat.MoveNextAsync().Within());

        var exception = await Assert.ThrowsAsync<RpcException>(() => chat.MoveNextAsync().Within());

        Assert.Equal(StatusCode.Unavailable, exception.StatusCode);
        await cancelled.Task.Within();
        Assert.NotEmpty(await new EchoClients.EchoClient(channel).UnaryAsync("").ResponseAsync.Within());
    }

    [Fact]
    public async Task AnIdleConnectionIsClosedAtOnce()
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using EchoServer server = await EchoServer.StartAsync(new Handlers(), host: host => host.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.Use(next => async connection =>
            {
                await next(connection);
                closed.TrySetResult();
            });
            listen.UseMaxConnectionAge(_age);
        })));
        using GrpcChannel channel = GrpcChannel.ForAddress(server.Further[0]);

        await new EchoClients.EchoClient(channel).UnaryAsync("a").ResponseAsync.Within();

        await closed.Task.Within();
    }

    [Fact]
    public void TimesOutOfRangeAreRefused()
    {
        var kestrel = new KestrelServerOptions();
        kestrel.ListenLocalhost(1, static listen =>
        {
            Assert.Throws<ArgumentOutOfRangeException>("maxAge", () => listen.UseMaxConnectionAge(TimeSpan.Zero));
            Assert.Throws<ArgumentOutOfRangeException>("maxAge", () => listen.UseMaxConnectionAge(TimeSpan.FromDays(25)));
            Assert.Throws<ArgumentOutOfRangeException>("grace", () => listen.UseMaxConnectionAge(_age, TimeSpan.FromSeconds(-1)));
            Assert.Throws<ArgumentOutOfRangeException>("grace", () => listen.UseMaxConnectionAge(_age, TimeSpan.FromDays(25)));
        });
    }

    private static Task<EchoServer> StartAsync(TimeSpan? grace, Func<IAsyncEnumerable<string>, IServerStreamWriter<string>, ServerCallContext, ValueTask>? chat = null)
    {
        var handlers = new Handlers { Unary = static (_, context) => new(context.Peer), Chat = chat ?? new Handlers().Chat };
        return EchoServer.StartAsync(handlers, host: host => host.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.UseMaxConnectionAge(_age, grace);
        })));
    }

    private static async Task ExchangeAsync(DuplexStreamingCall<string, string> chat, string text)
    {
        await chat.WriteAsync(text).Within();
        Assert.True(await chat.MoveNextAsync().Within());
        Assert.Equal(text, chat.Current);
    }
}
