using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Tests.Grpc;

public sealed class CredentialsTests
{
    private static readonly GrpcChannelOptions _unsafe = new() { UnsafeUseInsecureChannelCallCredentials = true };

    [Fact]
    public async Task ATokenIsAskedForEveryCall()
    {
        await using var server = await RawServer.StartAsync(static context => context.ReplyAsync(context.Request.Headers.Authorization.ToString()));
        server.NewChannel(_unsafe);
        var asked = new List<AuthInterceptorContext>();
        var options = new CallOptions().WithCredentials(CallCredentials.FromToken(async context =>
        {
            await Task.Yield();
            asked.Add(context);
            return $"t{asked.Count}";
        }));

        Assert.Equal("Bearer t1", await server.Invoker.Unary(TestMethods.Unary, "", options).ResponseAsync.Soon());
        Assert.Equal(["Bearer t2"], await server.Invoker.ServerStreaming(TestMethods.ServerStreaming, "", options).ToListSoon());
        using (var upload = server.Invoker.ClientStreaming(TestMethods.ClientStreaming, options))
        {
            await upload.CompleteAsync();
            Assert.Equal("Bearer t3", await upload.ResponseAsync.Soon());
        }

        using (var duplex = server.Invoker.DuplexStreaming(TestMethods.Duplex, options))
        {
            await duplex.CompleteAsync();
            Assert.Equal(["Bearer t4"], await duplex.ToListSoon());
        }

        Assert.Equal((server.Address + "/test.v1.Text", "Unary"), (asked[0].ServiceUrl, asked[0].MethodName));
    }

    [Fact]
    public async Task CredentialsOfTheChannelAndOfTheCallAddUp()
    {
        await using var server = await RawServer.StartAsync(static context => context.ReplyAsync($"{context.Request.Headers["x-channel"]}{context.Request.Headers["x-inner"]}{context.Request.Headers["x-call"]}{context.Request.Headers["x-own"]}"));
        server.NewChannel(new GrpcChannelOptions
        {
            UnsafeUseInsecureChannelCallCredentials = true,
            Credentials = ChannelCredentials.Create(ChannelCredentials.Create(ChannelCredentials.Insecure, Adding("x-inner")), Adding("x-channel")),
        });
        var headers = new Metadata { { "x-own", "x-own;" } };
        var options = new CallOptions(headers).WithCredentials(CallCredentials.Compose(Adding("x-call")));

        Assert.Equal("x-channel;x-inner;x-call;x-own;", await server.Invoker.Unary(TestMethods.Unary, "", options).ResponseAsync.Soon());
        Assert.Single(headers);
    }

    [Fact]
    public async Task AClearTextChannelSendsNone()
    {
        var calls = 0;
        await using var server = await RawServer.StartAsync(context =>
        {
            calls++;
            return context.ReplyAsync("");
        });
        var asked = false;
        var credentials = CallCredentials.FromInterceptor((_, _) =>
        {
            asked = true;
            return default;
        });

        using var call = server.Invoker.Unary(TestMethods.Unary, "", new CallOptions().WithCredentials(credentials));
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon());

        Assert.Equal(StatusCode.Unauthenticated, exception.StatusCode);
        Assert.Contains("clear text", exception.Status.Detail, StringComparison.Ordinal);
        Assert.Equal((0, false), (calls, asked));
        Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { Credentials = ChannelCredentials.Create(ChannelCredentials.Insecure, credentials) }));
    }

    [Fact]
    public async Task ASourceThatFailsEndsTheCall()
    {
        await using var server = await RawServer.StartAsync(static context => context.ReplyAsync(""));
        server.NewChannel(_unsafe);

        Assert.Equal(
            new Status(StatusCode.Unauthenticated, "The credentials of the call cannot be had: no token today"),
            await FailAsync(server, CallCredentials.FromToken(static _ => throw new InvalidOperationException("no token today"))));
        Assert.Equal(
            new Status(StatusCode.Unavailable, "later"),
            await FailAsync(server, CallCredentials.FromToken(static _ => throw new RpcException(StatusCode.Unavailable, "later"))));
        Assert.Equal(
            StatusCode.Unauthenticated,
            (await FailAsync(server, CallCredentials.FromToken(static _ => new("bad\r\ntoken")))).StatusCode);
    }

    [Fact]
    public async Task ASourceThatHangsDoesNotHoldTheCall()
    {
        await using var server = await RawServer.StartAsync(static context => context.ReplyAsync(""));
        server.NewChannel(_unsafe);
        var never = new TaskCompletionSource<string>();
        CancellationToken seen = default;
        var credentials = CallCredentials.FromToken(context =>
        {
            seen = context.CancellationToken;
            return new(never.Task);
        });

        Assert.Equal(StatusCode.DeadlineExceeded, (await FailAsync(server, credentials, DateTime.UtcNow.AddMilliseconds(50))).StatusCode);
        Assert.True(seen.IsCancellationRequested);
    }

    [Theory]
    [InlineData("http://localhost", true)]
    [InlineData("https://localhost", false)]
    [InlineData("unix:/tmp/x", null)]
    public void CredentialsMustAgreeWithTheAddress(string address, bool? secure)
    {
        var credentials = secure is null ? ChannelCredentials.Create(ChannelCredentials.Insecure, Adding("x")) : secure.Value ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure;
        Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress(address, new GrpcChannelOptions { Credentials = credentials }));
    }

    [Fact]
    public void WhatNeedsTheChannelsOwnHandlerIsRefusedWithAnother()
    {
        using var handler = new SocketsHttpHandler();
        Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress("https://localhost", new GrpcChannelOptions { HttpHandler = handler, Credentials = new SslCredentials { TargetHost = "x" } }));
        Assert.Throws<ArgumentException>(() => GrpcChannel.ForAddress("unix:/tmp/x", new GrpcChannelOptions { HttpHandler = handler }));
        GrpcChannel.ForAddress("https://localhost", new GrpcChannelOptions { HttpHandler = handler, Credentials = ChannelCredentials.SecureSsl }).Dispose();
    }

    private static CallCredentials Adding(string name) => CallCredentials.FromInterceptor((_, metadata) =>
    {
        metadata.Add(name, name + ";");
        return default;
    });

    private static async Task<Status> FailAsync(RawServer server, CallCredentials credentials, DateTime? deadline = null)
    {
        using var call = server.Invoker.Unary(TestMethods.Unary, "", new CallOptions(deadline: deadline).WithCredentials(credentials));
        return (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon())).Status;
    }
}
