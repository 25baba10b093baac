using ProtoGen.CodeGen;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.Tests.Grpc;

/// <summary>What somebody who fakes a generated client interface relies on.</summary>
public sealed class FakeCallTests
{
    [Fact]
    public async Task AUnaryCallConvertsFromAValueAndATaskAndToATask()
    {
        UnaryCall<int> fromValue = 5;
        UnaryCall<int> fromTask = Task.FromResult(6);
        Task<int> task = fromTask;

        Assert.Equal(5, await fromValue);
        var both = await Task.WhenAll(fromValue, task).Soon();
        Assert.Equal([5, 6], both);
        Assert.Equal(Status.Ok, fromValue.GetStatus());
        Assert.Empty(fromValue.GetTrailers());
        Assert.Empty(await fromValue.ResponseHeadersAsync.Soon());
        Assert.Equal(6, await fromTask.ConfigureAwait(false));
    }

    [Fact]
    public async Task AFailedUnaryCallHasItsStatusAndTrailers()
    {
        var call = UnaryCall<int>.FromStatus(new Status(StatusCode.NotFound, "none"), new Metadata { { "why", "because" } });

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon());

        Assert.Equal("because", exception.Trailers.GetValue("why"));
        Assert.Equal(StatusCode.NotFound, call.GetStatus().StatusCode);
        Assert.Equal("because", call.GetTrailers().GetValue("why"));
    }

    [Fact]
    public async Task AFakeThatIsStillRunningHasNoStatusYet()
    {
        var source = new TaskCompletionSource<int>();
        var disposed = 0;
        var call = UnaryCall<int>.Create(source.Task, onDispose: () => disposed++);
        Assert.Throws<InvalidOperationException>(() => call.GetStatus());

        source.SetException(new TimeoutException("late"));
        await Assert.ThrowsAsync<TimeoutException>(() => call.ResponseAsync.Soon());
        call.Dispose();
        call.Dispose();

        Assert.Equal(StatusCode.Unavailable, call.GetStatus().StatusCode);
        Assert.Equal(1, disposed);
    }

    [Fact]
    public async Task AServerStreamIsASequence()
    {
        using var call = ServerStreamingCall<int>.Create(Numbers(3));
        Assert.Equal([0, 1, 2], await call.ToListSoon());
        Assert.Equal(Status.Ok, call.GetStatus());
    }

    [Fact]
    public async Task AClientStreamIsADelegate()
    {
        var written = new List<int>();
        var done = new TaskCompletionSource<int>();
        var call = ClientStreamingCall<int, int>.Create(
            (message, _) =>
            {
                written.Add(message);
                return ValueTask.CompletedTask;
            },
            () =>
            {
                done.SetResult(written.Sum());
                return ValueTask.CompletedTask;
            },
            done.Task);

        Assert.Equal(6, await ClientStreams.SendAllAsync(call, Numbers(4)).ResponseAsync.Soon());
        Assert.Equal([0, 1, 2, 3], written);
    }

    [Fact]
    public async Task ADuplexCallIsBoth()
    {
        var echo = System.Threading.Channels.Channel.CreateUnbounded<int>();
        var call = DuplexStreamingCall<int, int>.Create(
            (message, token) => echo.Writer.WriteAsync(message, token),
            () =>
            {
                echo.Writer.Complete();
                return ValueTask.CompletedTask;
            },
            echo.Reader.ReadAllAsync());

        Assert.Equal([0, 1, 2, 3, 4], await ClientStreams.ExchangeAsync(call, Numbers(5)).ToListSoon());
    }

    private static async IAsyncEnumerable<int> Numbers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }
}
