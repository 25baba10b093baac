using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests;

public sealed class DeadlineTests
{
    [Fact]
    public async Task TheDeadlineIsAbsoluteUtc()
    {
        DateTime deadline = default;
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = (request, context) =>
            {
                deadline = context.Deadline;
                return new(request);
            },
        });

        DateTime before = DateTime.UtcNow;
        Assert.Equal("0", (await server.Client.UnaryAsync("a", ("grpc-timeout", "2M"))).GrpcStatus);

        Assert.Equal(DateTimeKind.Utc, deadline.Kind);
        Assert.InRange(deadline, before.AddMinutes(2), DateTime.UtcNow.AddMinutes(2));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("99999999H")]
    public async Task NoDeadlineOrOneBeyondTimeIsTheMaximum(string? timeout)
    {
        DateTime deadline = default;
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = async (request, context) =>
            {
                await Task.Yield();
                deadline = context.Deadline;
                Assert.False(context.CancellationToken.IsCancellationRequested);
                return request;
            },
        });

        RawResponse response = timeout is null ? await server.Client.UnaryAsync("a") : await server.Client.UnaryAsync("a", ("grpc-timeout", timeout));

        Assert.Equal("0", response.GrpcStatus);
        Assert.Equal(DateTime.MaxValue, deadline);
    }

    [Fact]
    public async Task ADeadlineBeyondTheRangeOfATimerHolds()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static async (request, context) =>
            {
                await Task.Yield();
                Assert.False(context.CancellationToken.IsCancellationRequested);
                return request;
            },
        });

        Assert.Equal("0", (await server.Client.UnaryAsync("a", ("grpc-timeout", "99999H"))).GrpcStatus);
    }

    [Fact]
    public async Task ADeadlineCancelsTheTokenAndEndsTheCall()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static async (_, context) =>
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return "";
            },
        });

        RawResponse response = await server.Client.UnaryAsync("a", ("grpc-timeout", "50m"));

        Assert.Equal("4", response.GrpcStatus);
    }

    [Fact]
    public async Task TheClientIsToldEvenIfTheHandlerDoesNotReact()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = async (request, _) =>
            {
                await release.Task.Within();
                return request;
            },
        });

        RawResponse response = await server.Client.UnaryAsync("a", ("grpc-timeout", "20m"));

        Assert.Equal("4", response.GrpcStatus);
        Assert.False(release.Task.IsCompleted);
        release.SetResult();
    }

    [Fact]
    public async Task ADeadlineEndsAStreamAfterItsMessages()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = static async (_, responses, context) =>
            {
                await responses.WriteAsync("one");
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            },
        });

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Count", Frames.OfNumber(1), ("grpc-timeout", "100m"));

        Assert.Equal(["one"], response.Texts);
        Assert.Equal("4", response.GrpcStatus);
    }

    [Fact]
    public async Task ADeadlineEndsAReadOfARequestStreamThatStaysOpen()
    {
        var failure = new TaskCompletionSource<Exception>();
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Collect = async (requests, _) =>
            {
                try
                {
                    await foreach (string request in requests)
                    {
                    }
                }
                catch (Exception exception)
                {
                    failure.SetResult(exception);
                    throw;
                }

                return default;
            },
        });

        using HttpResponseMessage response = await server.Client.SendAsync("test.v1.Echo/Collect", new PushContent(), ("grpc-timeout", "50m")).Within();

        Assert.Equal("4", (await RawResponse.ReadAsync(response)).GrpcStatus);
        Assert.IsAssignableFrom<OperationCanceledException>(await failure.Task.Within());
    }

    [Fact]
    public async Task ADeadlineHoldsWhileTheRequestIsStillAwaited()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        using HttpResponseMessage response = await server.Client.SendAsync("test.v1.Echo/Unary", new PushContent(), ("grpc-timeout", "50m")).Within();

        Assert.Equal("4", (await RawResponse.ReadAsync(response)).GrpcStatus);
    }

    [Fact]
    public async Task AWriteAfterTheDeadlineFails()
    {
        var failure = new TaskCompletionSource<Exception?>();
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = async (_, responses, context) =>
            {
                var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await using (context.CancellationToken.Register(cancelled.SetResult))
                {
                    await cancelled.Task.Within();
                }

                failure.SetResult(await Record.ExceptionAsync(() => responses.WriteAsync("late").AsTask()));
            },
        });

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Count", Frames.OfNumber(1), ("grpc-timeout", "50m"));

        Assert.Equal("4", response.GrpcStatus);
        Assert.Empty(response.Body);
        Exception? thrown = await failure.Task.Within();
        Assert.Contains("deadline", Assert.IsAssignableFrom<OperationCanceledException>(thrown).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATokenFirstAskedForAfterTheDeadlineIsCancelled()
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var token = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = async (_, _, context) =>
            {
                await answered.Task.Within();
                token.SetResult(context.CancellationToken);
            },
        });

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Count", Frames.OfNumber(1), ("grpc-timeout", "1S"));
        answered.SetResult();

        Assert.Equal("4", response.GrpcStatus);
        Assert.True((await token.Task.Within()).IsCancellationRequested);
    }

    [Fact]
    public async Task ALateSuccessOfABlockingHandlerIsDeadlineExceeded()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static (request, context) =>
            {
                Assert.True(SpinWait.SpinUntil(() => DateTime.UtcNow > context.Deadline, Limits.Wait));
                return new(request);
            },
        });

        Assert.Equal("4", (await server.Client.UnaryAsync("a", ("grpc-timeout", "20m"))).GrpcStatus);
    }

    [Fact]
    public async Task ADeadlineResetsAStreamWhoseClientDoesNotRead()
    {
        var ended = new TaskCompletionSource<Exception?>();
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = async (_, responses, _) =>
            {
                string large = new('x', 100_000);
                ended.SetResult(await Record.ExceptionAsync(async () =>
                {
                    while (true)
                    {
                        await responses.WriteAsync(large);
                    }
                }));
            },
        });

        using HttpResponseMessage response = await server.Client.SendAsync(
            "test.v1.Echo/Count", new ByteArrayContent(Frames.OfNumber(1)), ("grpc-timeout", "200m")).Within();

        Assert.IsAssignableFrom<OperationCanceledException>(await ended.Task.Within());
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync().Within());
    }
}
