using ProtoGen.AspNetCore.Tests.Support;
using ProtoGen.Grpc;
using ProtoGen.Rpc;

namespace ProtoGen.AspNetCore.Tests;

public sealed class RichErrorTests
{
    [Fact]
    public async Task DetailsGoOutWithTheStatus()
    {
        var handlers = new Handlers
        {
            Unary = static (_, context) =>
            {
                context.ResponseTrailers.Add("x-more", "1");
                throw new RpcException(StatusCode.InvalidArgument, "bad", new BadRequest { FieldViolations = [new() { Field = "name", Description = "is empty" }] });
            },
        };
        await using EchoServer server = await EchoServer.StartAsync(handlers);

        RawResponse response = await server.Client.UnaryAsync("a");

        Assert.Equal(("3", "bad", "1"), (response.GrpcStatus, response.GrpcMessage, response.Find("x-more")));
        string details = response.Find("grpc-status-details-bin")!;
        Assert.DoesNotContain('=', details);
        Rpc.Status status = Rpc.Status.Parse(Convert.FromBase64String(details.PadRight((details.Length + 3) / 4 * 4, '=')));
        Assert.Equal((3, "bad"), (status.Code, status.Message));
        Assert.True(status.Details[0].TryUnpack(out BadRequest detail));
        Assert.Equal("name", detail.FieldViolations[0].Field);
    }

    [Theory]
    [InlineData(null, 5000, false)]
    [InlineData(null, 4000, true)]
    [InlineData(100, 101, false)]
    [InlineData(20_000, 10_000, true)]
    public async Task TooLargeDetailsAreLeftOutAndLogged(int? limit, int size, bool arrives)
    {
        var handlers = new Handlers { Unary = (_, _) => throw new RpcException(StatusCode.Aborted, "why", new DebugInfo { Detail = new string('x', size) }) };
        await using EchoServer server = await EchoServer.StartAsync(handlers, options => options.MaxStatusDetailsSize = limit ?? options.MaxStatusDetailsSize);
        server.ExpectedError = arrives ? null : "are left out: the limit is";

        RawResponse response = await server.Client.UnaryAsync("a");

        Assert.Equal(("10", "why"), (response.GrpcStatus, response.GrpcMessage));
        Assert.Equal(arrives, response.Find("grpc-status-details-bin") is not null);
    }
}
