using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;
using ProtoGen.InteropTests.Contract;

namespace ProtoGen.InteropTests;

/// <summary>Our client against a server of @grpc/grpc-js.</summary>
public sealed class GrpcJsServerTests(GrpcJsServer server) : IClassFixture<GrpcJsServer>
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("")]
    [InlineData("world")]
    [InlineData("Grüße 😈")]
    public async Task AUnaryCall(string text)
    {
        using UnaryCall<Words> call = server.Client.UnaryAsync(new Words { Text = text }, default(CallOptions));

        Assert.Equal(text, (await call.ResponseAsync.WaitAsync(_limit)).Text);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task ALargeMessage()
    {
        string text = new('x', 3_000_000);

        using UnaryCall<Words> call = server.Client.UnaryAsync(new Words { Text = text }, default(CallOptions));

        Assert.Equal(text, (await call.ResponseAsync.WaitAsync(_limit)).Text);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task CompressedRequests(string algorithm)
    {
        CallOptions options = new CallOptions().WithCompressionAlgorithm(algorithm);
        string text = new('x', 100_000);

        using UnaryCall<Words> unary = server.Client.UnaryAsync(new Words { Text = text }, options);
        Assert.Equal(text, (await unary.ResponseAsync.WaitAsync(_limit)).Text);

        using ClientStreamingCall<Words, Words> upload = server.Client.Collect(options);
        await upload.WriteAsync(new Words { Text = text }).AsTask().WaitAsync(_limit);
        await upload.WriteAsync(new Words { Text = text }, WriteOptions.NoCompress).AsTask().WaitAsync(_limit);
        await upload.WriteAsync(new Words { Text = "a" }).AsTask().WaitAsync(_limit);
        await upload.CompleteAsync().AsTask().WaitAsync(_limit);
        Assert.Equal("200001", (await upload.ResponseAsync.WaitAsync(_limit)).Text);
    }

    [Fact]
    public async Task ACompressionThatTheServerDoesNotKnow()
        => Assert.Equal(StatusCode.Unimplemented, (await FailAsync(server.Client.UnaryAsync, new string('x', 1000), new CallOptions().WithCompressionAlgorithm("br"))).StatusCode);

    [Fact]
    public async Task AServerStream()
    {
        List<string> received = [];

        using ServerStreamingCall<Words> call = server.Client.Count(new Words { Text = "5000" }, default(CallOptions));
        while (await call.MoveNextAsync().AsTask().WaitAsync(_limit))
        {
            received.Add(call.Current.Text);
        }

        Assert.Equal(Enumerable.Range(0, 5000).Select(static i => $"{i}"), received);
    }

    [Fact]
    public async Task AClientStream()
    {
        using ClientStreamingCall<Words, Words> call = server.Client.Collect(default(CallOptions));
        for (int i = 0; i < 5000; i++)
        {
            await call.WriteAsync(new Words { Text = "ab" }).AsTask().WaitAsync(_limit);
        }

        await call.CompleteAsync().AsTask().WaitAsync(_limit);

        Assert.Equal("10000", (await call.ResponseAsync.WaitAsync(_limit)).Text);
    }

    [Fact]
    public async Task ADuplexConversation()
    {
        using DuplexStreamingCall<Words, Words> call = server.Client.Chat(default(CallOptions));
        for (int i = 0; i < 100; i++)
        {
            await call.WriteAsync(new Words { Text = $"{i}" }).AsTask().WaitAsync(_limit);
            Assert.True(await call.MoveNextAsync().AsTask().WaitAsync(_limit));
            Assert.Equal($"{i}", call.Current.Text);
        }

        await call.CompleteAsync().AsTask().WaitAsync(_limit);
        Assert.False(await call.MoveNextAsync().AsTask().WaitAsync(_limit));
    }

    [Fact]
    public async Task MetadataGoesBothWays()
    {
        Metadata sent = new() { { "x-text", "value" }, { "x-data-bin", [0, 255, 1] } };

        using UnaryCall<Words> call = server.Client.UnaryAsync(new Words { Text = "metadata" }, new CallOptions(sent));
        await call.ResponseAsync.WaitAsync(_limit);

        foreach (Metadata received in new[] { await call.ResponseHeadersAsync.WaitAsync(_limit), call.GetTrailers() })
        {
            Assert.Equal("value", received.GetValue("x-text"));
            Assert.Equal([0, 255, 1], received.GetValueBytes("x-data-bin"));
        }
    }

    [Fact]
    public async Task EveryStatusCode()
    {
        for (int code = 1; code <= 16; code++)
        {
            Assert.Equal(new Status((StatusCode)code, $"code {code} ☺\n%"), await FailAsync(server.Client.UnaryAsync, $"fail:{code}:code {code} ☺\n%", default(CallOptions)));
        }
    }

    [Fact]
    public async Task ARichError()
    {
        using UnaryCall<Words> call = server.Client.UnaryAsync(new Words { Text = "rich" }, default(CallOptions));

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(_limit));

        Assert.Equal(new ProtoGen.Grpc.Status(StatusCode.InvalidArgument, "rich"), exception.Status);
        Assert.True(exception.TryGetDetail(out ProtoGen.Rpc.BadRequest detail));
        Assert.Equal(("name", "is empty"), (detail.FieldViolations[0].Field, detail.FieldViolations[0].Description));
    }

    [Fact]
    public async Task AStatusAfterAMessage()
    {
        using DuplexStreamingCall<Words, Words> call = server.Client.Chat(default(CallOptions));
        await call.WriteAsync(new Words { Text = "first" }).AsTask().WaitAsync(_limit);
        Assert.True(await call.MoveNextAsync().AsTask().WaitAsync(_limit));
        await call.WriteAsync(new Words { Text = "fail:10:midway" }).AsTask().WaitAsync(_limit);

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.MoveNextAsync().AsTask().WaitAsync(_limit));

        Assert.Equal(new Status(StatusCode.Aborted, "midway"), exception.Status);
    }

    [Fact]
    public async Task AMethodThatIsNotThere()
        => Assert.Equal(StatusCode.Unimplemented, (await FailAsync(server.Client.MissingAsync, "a", default(CallOptions))).StatusCode);

    [Fact]
    public async Task ADeadline()
    {
        var options = new CallOptions(deadline: DateTime.UtcNow.AddMilliseconds(200));

        Assert.Equal(StatusCode.DeadlineExceeded, (await FailAsync(server.Client.UnaryAsync, "sleep", options)).StatusCode);
    }

    [Fact]
    public async Task ACancellationReachesTheServer()
    {
        using (DuplexStreamingCall<Words, Words> call = server.Client.Chat(default(CallOptions)))
        {
            await call.WriteAsync(new Words { Text = "sleep" }).AsTask().WaitAsync(_limit);
            await SleepingBecomesAsync("1");
        }

        await SleepingBecomesAsync("0");
    }

    private async Task SleepingBecomesAsync(string count)
    {
        using var limit = new CancellationTokenSource(_limit);
        while (true)
        {
            using UnaryCall<Words> call = server.Client.UnaryAsync(new Words { Text = "sleeping" }, default(CallOptions));
            if ((await call.ResponseAsync.WaitAsync(_limit)).Text == count)
            {
                return;
            }

            await Task.Delay(10, limit.Token);
        }
    }

    private static async Task<Status> FailAsync(Func<Words, CallOptions, UnaryCall<Words>> method, string text, CallOptions options)
    {
        using UnaryCall<Words> call = method(new Words { Text = text }, options);
        return (await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.WaitAsync(_limit))).Status;
    }
}
