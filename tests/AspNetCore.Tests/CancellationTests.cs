using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests;

public sealed class CancellationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AClientThatLeavesCancelsTheToken(bool withDeadline)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = async (_, responses, context) =>
            {
                await responses.WriteAsync("one");
                await using CancellationTokenRegistration registration = context.CancellationToken.Register(cancelled.SetResult);
                started.SetResult();
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            },
        });

        (string, string)[] headers = withDeadline ? [("grpc-timeout", "1H")] : [];
        HttpResponseMessage response = await server.Client.SendAsync("test.v1.Echo/Count", new ByteArrayContent(Frames.OfNumber(1)), headers).Within();
        await started.Task.Within();
        response.Dispose();

        await cancelled.Task.Within();
        Assert.Equal("0", (await server.Client.UnaryAsync("next")).GrpcStatus);
    }

    [Fact]
    public async Task AReadOfACancelledCallFails()
    {
        var failure = new TaskCompletionSource<Exception?>();
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Chat = async (requests, responses, context) =>
            {
                CancellationToken token = context.CancellationToken;
                await responses.WriteAsync("ready");
                Exception? thrown = await Record.ExceptionAsync(async () =>
                {
                    await foreach (string request in requests)
                    {
                    }
                });
                failure.SetResult(token.IsCancellationRequested ? thrown : new InvalidOperationException("The token is behind."));
            },
        });
        HttpResponseMessage response = await server.Client.SendAsync("test.v1.Echo/Chat", new PushContent()).Within();

        response.Dispose();

        Assert.Contains("cancelled", Assert.IsAssignableFrom<OperationCanceledException>(await failure.Task.Within()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWriteToACancelledCallFails()
    {
        var failure = new TaskCompletionSource<Exception?>();
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = async (_, responses, context) =>
            {
                await responses.WriteAsync("one");
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Limits.Wait, context.CancellationToken));
                failure.SetResult(await Record.ExceptionAsync(() => responses.WriteAsync("two").AsTask()));
            },
        });
        HttpResponseMessage response = await server.Client.SendAsync("test.v1.Echo/Count", new ByteArrayContent(Frames.OfNumber(1))).Within();

        response.Dispose();

        Assert.IsAssignableFrom<OperationCanceledException>(await failure.Task.Within());
    }

    [Fact]
    public async Task AWriteThatWaitsForTheClientEndsWhenTheClientLeaves()
    {
        var blocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var failure = new TaskCompletionSource<Exception?>();
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = async (_, responses, _) =>
            {
                string large = new('x', 100_000);
                failure.SetResult(await Record.ExceptionAsync(async () =>
                {
                    while (true)
                    {
                        ValueTask write = responses.WriteAsync(large);
                        if (!write.IsCompleted)
                        {
                            blocked.TrySetResult();
                        }

                        await write;
                    }
                }));
            },
        });
        HttpResponseMessage response = await server.Client.SendAsync("test.v1.Echo/Count", new ByteArrayContent(Frames.OfNumber(1))).Within();
        await blocked.Task.Within();

        response.Dispose();

        Assert.IsAssignableFrom<OperationCanceledException>(await failure.Task.Within());
    }

    [Fact]
    public async Task AWriteAfterTheEndOfTheCallFails()
    {
        IServerStreamWriter<string>? kept = null;
        ServerCallContext? context = null;
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = async (_, responses, call) =>
            {
                kept = responses;
                context = call;
                await responses.WriteAsync("one");
            },
        });
        Assert.Equal("0", (await server.Client.PostAsync("test.v1.Echo/Count", Frames.OfNumber(1))).GrpcStatus);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => kept!.WriteAsync("two").AsTask());
        Assert.Contains("has ended", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => context!.WriteResponseHeadersAsync([]).AsTask());
    }

    [Fact]
    public async Task TheCallersTokenEndsAWaitForARequestButNotTheCall()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Collect = static async (requests, _) =>
            {
                using var own = new CancellationTokenSource(millisecondsDelay: 20);
                await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
                {
                    await foreach (string request in requests.WithCancellation(own.Token))
                    {
                    }
                });
                return new Number(7);
            },
        });

        using HttpResponseMessage response = await server.Client.SendAsync("test.v1.Echo/Collect", new PushContent()).Within();

        RawResponse reply = await RawResponse.ReadAsync(response);
        Assert.Equal("0", reply.GrpcStatus);
        Assert.Equal(Frames.OfNumber(7), reply.Body);
    }

    [Fact]
    public async Task ARequestStreamEnumeratesOnce()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Collect = static async (requests, _) =>
            {
                await foreach (string request in requests)
                {
                }

                Assert.Throws<InvalidOperationException>(() => requests.GetAsyncEnumerator());
                return default;
            },
        });

        Assert.Equal("0", (await server.Client.PostAsync("test.v1.Echo/Collect", Frames.Of("a"))).GrpcStatus);
    }
}
