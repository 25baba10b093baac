using System.Buffers.Binary;
using System.Text;
using ProtoGen.AspNetCore.Tests.Support;

namespace ProtoGen.AspNetCore.Tests;

public sealed class StreamingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    public async Task AServerStreamArrivesWholeAndInOrder(int count)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Count", Frames.OfNumber(count));

        Assert.Equal(Enumerable.Range(0, count).Select(static i => $"{i}"), response.Texts);
        Assert.Equal("0", response.GrpcStatus);
    }

    [Fact]
    public async Task AClientStreamIsReadToItsEnd()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Collect", Frames.Of([.. Enumerable.Repeat("abc", 50_000)]));

        Assert.Equal(Frames.OfNumber(150_000), response.Body);
        Assert.Equal("0", response.GrpcStatus);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    public async Task WhatWasWrittenIsNotHeldBackWhileTheHandlerWaits(int burst)
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = async (request, responses, _) =>
            {
                for (int i = 0; i < request.Value; i++)
                {
                    await responses.WriteAsync($"{i}");
                }

                await release.Task.Within();
            },
        });

        using HttpResponseMessage response = await server.Client.SendAsync("test.v1.Echo/Count", new ByteArrayContent(Frames.OfNumber(burst))).Within();
        await using Stream body = await response.Content.ReadAsStreamAsync().Within();

        for (int i = 0; i < burst; i++)
        {
            Assert.Equal($"{i}", await ReadMessage(body));
        }

        release.SetResult();
    }

    [Fact]
    public async Task WhatWasWrittenIsNotHeldBackWhileTheHandlerBlocksItsThread()
    {
        using var release = new ManualResetEventSlim();
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = (_, responses, _) =>
            {
                Assert.True(responses.WriteAsync("a").AsTask().IsCompletedSuccessfully);
                Assert.True(responses.WriteAsync("b").AsTask().IsCompletedSuccessfully);
                Assert.True(release.Wait(Limits.Wait));
                return default;
            },
        });

        using HttpResponseMessage response = await server.Client.SendAsync("test.v1.Echo/Count", new ByteArrayContent(Frames.OfNumber(0))).Within();
        await using Stream body = await response.Content.ReadAsStreamAsync().Within();

        Assert.Equal("a", await ReadMessage(body));
        Assert.Equal("b", await ReadMessage(body));
        release.Set();
    }

    [Fact]
    public async Task ADuplexCallGoesBackAndForth()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        var content = new PushContent();
        Task<HttpResponseMessage> sending = server.Client.SendAsync("test.v1.Echo/Chat", content);
        await content.WriteAsync(Frames.Of("0"));
        using HttpResponseMessage response = await sending.Within();
        await using Stream body = await response.Content.ReadAsStreamAsync().Within();

        for (int i = 0; i < 200; i++)
        {
            Assert.Equal($"{i}", await ReadMessage(body));
            await content.WriteAsync(Frames.Of($"{i + 1}"));
        }

        Assert.Equal("200", await ReadMessage(body));
        content.Complete();
        Assert.Equal(0, await body.ReadAsync(new byte[1]).Within());
        Assert.Equal("0", string.Join(",", response.TrailingHeaders.GetValues("grpc-status")));
    }

    [Fact]
    public async Task ASlowReaderHoldsTheWriterUpAndLosesNothing()
    {
        int written = 0;
        var blocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = async (request, responses, _) =>
            {
                string large = new('x', 10_000);
                for (int i = 0; i < request.Value; i++)
                {
                    ValueTask write = responses.WriteAsync(large);
                    // The first write may have to wait for the headers' flush; a later one waits for the reader.
                    if (i > 0 && !write.IsCompleted)
                    {
                        blocked.TrySetResult();
                    }

                    await write;
                    written++;
                }
            },
        });

        using HttpResponseMessage response = await server.Client.SendAsync("test.v1.Echo/Count", new ByteArrayContent(Frames.OfNumber(2000))).Within();
        await blocked.Task.Within();

        // 20 MB are due; the transport and the client's window hold a fraction of that.
        Assert.InRange(Volatile.Read(ref written), 1, 1500);
        RawResponse whole = await RawResponse.ReadAsync(response);
        Assert.Equal(2000, whole.Texts.Count);
        Assert.Equal("0", whole.GrpcStatus);
    }

    [Fact]
    public async Task ConcurrentWritersAreServedOneAfterTheOther()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = static async (request, responses, _) =>
            {
                string padding = new('p', 3000);
                await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
                {
                    for (int i = 0; i < request.Value; i++)
                    {
                        await responses.WriteAsync($"{writer}:{i}:{padding}");
                    }
                })));
            },
        });

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Count", Frames.OfNumber(500));

        Assert.Equal("0", response.GrpcStatus);
        Assert.Equal(4000, response.Texts.Count);
        foreach (IGrouping<string, string> writer in response.Texts.GroupBy(static text => text.Split(':')[0]))
        {
            Assert.Equal(Enumerable.Range(0, 500).Select(static i => $"{i}"), writer.Select(static text => text.Split(':')[1]));
        }
    }

    [Fact]
    public async Task WritesThatNobodyAwaitsKeepTheirOrder()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = static async (request, responses, _) =>
            {
                string padding = new('p', 3000);
                List<Task> writes = [];
                for (int i = 0; i < request.Value; i++)
                {
                    writes.Add(responses.WriteAsync($"{i}:{padding}").AsTask());
                }

                await Task.WhenAll(writes);
            },
        });

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Count", Frames.OfNumber(800));

        Assert.Equal("0", response.GrpcStatus);
        Assert.Equal(Enumerable.Range(0, 800).Select(static i => $"{i}"), response.Texts.Select(static text => text.Split(':')[0]));
    }

    [Fact]
    public async Task WritesThatNobodyAwaitsAreBounded()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = static async (_, responses, _) =>
            {
                string large = new('x', 100_000);
                var refused = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
                {
                    for (int i = 0; i < 10_000; i++)
                    {
                        ValueTask write = responses.WriteAsync(large);
                        if (write.IsFaulted)
                        {
                            await write;
                        }
                    }
                });
                Assert.Contains("await each write", refused.Message, StringComparison.Ordinal);
            },
        });
        using HttpResponseMessage response = await server.Client.SendAsync("test.v1.Echo/Count", new ByteArrayContent(Frames.OfNumber(0))).Within();
        RawResponse whole = await RawResponse.ReadAsync(response);

        Assert.Equal("0", whole.GrpcStatus);
    }

    [Fact]
    public async Task ManyCallsShareAConnection()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static async (request, _) =>
            {
                await Task.Yield();
                return request;
            },
        });

        RawResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => server.Client.UnaryAsync($"{i}"))).Within();

        Assert.Equal(Enumerable.Range(0, 1000).Select(static i => $"{i}"), responses.Select(static response => Assert.Single(response.Texts)));
    }

    private static async Task<string> ReadMessage(Stream body)
    {
        byte[] prefix = new byte[5];
        await body.ReadExactlyAsync(prefix).Within();
        byte[] payload = new byte[BinaryPrimitives.ReadInt32BigEndian(prefix.AsSpan(1))];
        await body.ReadExactlyAsync(payload).Within();
        return Encoding.UTF8.GetString(payload);
    }
}
