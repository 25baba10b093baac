using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Tests;

public sealed class StatusTests
{
    [Theory]
    [InlineData(StatusCode.Cancelled, "1")]
    [InlineData(StatusCode.Unknown, "2")]
    [InlineData(StatusCode.InvalidArgument, "3")]
    [InlineData(StatusCode.DeadlineExceeded, "4")]
    [InlineData(StatusCode.NotFound, "5")]
    [InlineData(StatusCode.AlreadyExists, "6")]
    [InlineData(StatusCode.PermissionDenied, "7")]
    [InlineData(StatusCode.ResourceExhausted, "8")]
    [InlineData(StatusCode.FailedPrecondition, "9")]
    [InlineData(StatusCode.Aborted, "10")]
    [InlineData(StatusCode.OutOfRange, "11")]
    [InlineData(StatusCode.Unimplemented, "12")]
    [InlineData(StatusCode.Internal, "13")]
    [InlineData(StatusCode.Unavailable, "14")]
    [InlineData(StatusCode.DataLoss, "15")]
    [InlineData(StatusCode.Unauthenticated, "16")]
    public async Task AnRpcExceptionBecomesItsStatus(StatusCode code, string expected)
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = (_, _) => throw new RpcException(new Status(code, "why")),
            Count = async (_, _, _) =>
            {
                await Task.Yield();
                throw new RpcException(new Status(code, "why"));
            },
        });

        foreach ((string path, byte[] body) in new[] { ("Unary", Frames.Of("a")), ("Count", Frames.OfNumber(1)) })
        {
            RawResponse response = await server.Client.PostAsync("test.v1.Echo/" + path, body);
            Assert.True(response.IsTrailersOnly);
            Assert.Equal(expected, response.GrpcStatus);
            Assert.Equal("why", response.GrpcMessage);
            Assert.Empty(response.Body);
        }
    }

    [Fact]
    public async Task AStatusMessageIsPercentEncodedUtf8()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static (_, _) => throw new RpcException(new Status(StatusCode.NotFound, "50% of é\r\n€ 😀~")),
        });

        RawResponse response = await server.Client.UnaryAsync("a");

        Assert.Equal("50%25 of %C3%A9%0D%0A%E2%82%AC %F0%9F%98%80~", response.GrpcMessage);
    }

    [Fact]
    public async Task AnUnexpectedExceptionIsUnknownAndLeaksNothing()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers { Unary = static (_, _) => throw new FormatException("the secret") });
        server.ExpectedError = "the secret";

        RawResponse response = await server.Client.UnaryAsync("a");

        Assert.Equal("2", response.GrpcStatus);
        Assert.Equal("Exception was thrown by handler.", response.GrpcMessage);
    }

    [Fact]
    public async Task DetailedErrorsNameTheException()
    {
        await using EchoServer server = await EchoServer.StartAsync(
            new Handlers { Unary = static (_, _) => throw new FormatException("the cause") }, options => options.EnableDetailedErrors = true);
        server.ExpectedError = "the cause";

        RawResponse response = await server.Client.UnaryAsync("a");

        Assert.Equal("Exception was thrown by handler. FormatException: the cause", response.GrpcMessage);
    }

    [Fact]
    public async Task AForeignCancellationIsAnUnexpectedException()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static (_, _) => throw new OperationCanceledException("a time-out of its own"),
        });
        server.ExpectedError = "a time-out of its own";

        Assert.Equal("2", (await server.Client.UnaryAsync("a")).GrpcStatus);
    }

    [Fact]
    public async Task AFailureAfterAMessageGoesToTheTrailers()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Count = static async (_, responses, context) =>
            {
                context.ResponseTrailers.Add("own", "1");
                await responses.WriteAsync("one");
                throw new RpcException(new Status(StatusCode.Aborted, "midway"), new Metadata { { "thrown", "2" } });
            },
        });

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Count", Frames.OfNumber(1));

        Assert.Equal(["one"], response.Texts);
        Assert.False(response.IsTrailersOnly);
        Assert.Equal("10", response.GrpcStatus);
        Assert.Equal("1", string.Join(",", response.Trailers.GetValues("own")));
        Assert.Equal("2", string.Join(",", response.Trailers.GetValues("thrown")));
    }

    [Fact]
    public async Task AStatusSetOnTheContextReplacesTheResponse()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers
        {
            Unary = static (_, context) =>
            {
                context.Status = new Status(StatusCode.FailedPrecondition, "not now");
                return new("ignored");
            },
        });

        RawResponse response = await server.Client.UnaryAsync("a");

        Assert.Equal("9", response.GrpcStatus);
        Assert.Equal("not now", response.GrpcMessage);
        Assert.Empty(response.Body);
    }

    [Fact]
    public async Task AServerStreamWithoutMessagesEndsWithTrailers()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers());

        RawResponse response = await server.Client.PostAsync("test.v1.Echo/Count", Frames.OfNumber(0));

        Assert.False(response.IsTrailersOnly);
        Assert.Equal("0", response.GrpcStatus);
        Assert.Empty(response.Body);
    }

    [Fact]
    public async Task AResponseThatCannotBeSerializedIsAnUnexpectedException()
    {
        await using EchoServer server = await EchoServer.StartAsync(new Handlers { Unary = static (_, _) => new((string)null!) });
        server.ExpectedError = "ArgumentNullException";

        Assert.Equal("2", (await server.Client.UnaryAsync("a")).GrpcStatus);
    }
}
