using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.AspNetCore.Tests;

/// <summary>
/// Whole calls whose bytes arrive one at a time, three at a time, and as they come: frames of HTTP/2, headers (time-outs, percent-encoding, base64), prefixes, messages, trailers.
/// That no reader depends on where a buffer of its own ends is shown by <see cref="FramingTests"/>.
/// </summary>
public sealed class SlicedBytesTests
{
    private const string Detail = "50% of é\r\n€ 😀~";

    public static TheoryData<int> Slices => [1, 3, int.MaxValue];

    [Theory]
    [MemberData(nameof(Slices))]
    public async Task HeadersGoBothWaysWithTheirValues(int slice)
    {
        TimeSpan remaining = default;
        string? agent = null;
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = async (request, context) =>
            {
                remaining = context.Deadline - DateTime.UtcNow;
                agent = context.RequestHeaders.GetValue("user-agent");
                Metadata.Entry[] tags = [.. context.RequestHeaders.Where(static entry => entry.Key == "tags-bin")];
                await context.WriteResponseHeadersAsync(new Metadata { { "back-bin", tags[0].ValueBytes }, { "back-bin", tags[1].ValueBytes } });
                context.ResponseTrailers.Add("end-bin", [0xfb, 0xff]);
                context.ResponseTrailers.Add("x-end", context.RequestHeaders.GetValue("x-start")!);
                return request + request;
            },
        });
        await using var proxy = new SlicingProxy(server.Http2, slice);
        using GrpcChannel channel = GrpcChannel.ForAddress(proxy.Address);

        using UnaryCall<string> call = channel.CreateCallInvoker().Unary(EchoBase.UnaryMethod, "é", new CallOptions(
            headers: new Metadata { { "tags-bin", [0] }, { "tags-bin", [1, 2] }, { "x-start", "a, b" } }, deadline: DateTime.UtcNow.AddHours(2)));

        Assert.Equal("éé", await call.ResponseAsync.Within());
        Metadata headers = await call.ResponseHeadersAsync.Within();
        Assert.Equal(["00", "0102"], headers.Where(static entry => entry.Key == "back-bin").Select(static entry => Convert.ToHexString(entry.ValueBytes)));
        Assert.Equal([0xfb, 0xff], Assert.Single(call.GetTrailers(), static entry => entry.Key == "end-bin").ValueBytes);
        Assert.Equal("a, b", call.GetTrailers().GetValue("x-end"));
        Assert.InRange(remaining, TimeSpan.FromMinutes(110), TimeSpan.FromHours(2));
        Assert.Matches(@"^grpc-csharp-protogen/\d+\.\d+\.\d+$", agent);
    }

    [Theory]
    [MemberData(nameof(Slices))]
    public async Task AFailureComesWithItsTextAndTrailers(int slice)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static (_, _) => throw new RpcException(new Status(StatusCode.DataLoss, Detail), new Metadata { { "why-bin", [1, 2, 3, 4] } }),
            Count = static async (request, responses, _) =>
            {
                await responses.WriteAsync("one");
                throw new RpcException(new Status(StatusCode.NotFound, Detail), new Metadata { { "why-bin", [5] } });
            },
        });
        await using var proxy = new SlicingProxy(server.Http2, slice);
        using GrpcChannel channel = GrpcChannel.ForAddress(proxy.Address);

        RpcException failure = await Assert.ThrowsAsync<RpcException>(() => channel.CreateCallInvoker().Unary(EchoBase.UnaryMethod, "a", default).ResponseAsync.Within());
        Assert.Equal(new Status(StatusCode.DataLoss, Detail), failure.Status);
        Assert.Equal([1, 2, 3, 4], Assert.Single(failure.Trailers, static entry => entry.Key == "why-bin").ValueBytes);

        using ServerStreamingCall<string> call = channel.CreateCallInvoker().ServerStreaming(EchoBase.CountMethod, new Number(1), default);
        Assert.True(await call.MoveNextAsync().Within());
        Assert.Equal("one", call.Current);
        failure = await Assert.ThrowsAsync<RpcException>(() => call.MoveNextAsync().Within());
        Assert.Equal(new Status(StatusCode.NotFound, Detail), failure.Status);
        Assert.Equal([5], Assert.Single(failure.Trailers, static entry => entry.Key == "why-bin").ValueBytes);
    }

    [Theory]
    [MemberData(nameof(Slices))]
    public async Task StreamsGoBothWays(int slice)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());
        await using var proxy = new SlicingProxy(server.Http2, slice);
        using GrpcChannel channel = GrpcChannel.ForAddress(proxy.Address);
        using DuplexStreamingCall<string, string> call = channel.CreateCallInvoker().DuplexStreaming(EchoBase.ChatMethod, default);
        string[] texts = ["", "a", new string('é', 700), "b"];

        foreach (string text in texts)
        {
            await call.WriteAsync(text).Within();
        }

        await call.CompleteAsync().Within();
        List<string> received = [];
        while (await call.MoveNextAsync().Within())
        {
            received.Add(call.Current);
        }

        Assert.Equal(texts, received);
        Assert.Equal(Status.Ok, call.GetStatus());
    }

    [Theory]
    [MemberData(nameof(Slices))]
    public async Task ValuesThatAreMalformedHaveTheirStatusAndTheConnectionLives(int slice)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers { Unary = static (_, context) => new($"{context.RequestHeaders.Count}") });
        await using var proxy = new SlicingProxy(server.Http2, slice);
        using var client = new RawClient(proxy.Address);

        foreach ((string name, string value, string status) in new[] { ("grpc-timeout", "1X", "13"), ("data-bin", "!", "13"), ("grpc-encoding", "lzma", "12") })
        {
            byte[] body = name == "grpc-encoding" ? [1, .. Frames.Of("a").AsSpan(1)] : Frames.Of("a");
            RawResponse response = await client.PostAsync("test.v1.Echo/Unary", body, (name, value)).Within();
            Assert.Equal((name, status), (name, response.GrpcStatus));
        }

        Assert.Equal("0", (await client.UnaryAsync("a").Within()).GrpcStatus);
    }
}
