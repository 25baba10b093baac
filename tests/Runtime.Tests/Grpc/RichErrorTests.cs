using ProtoGen.Grpc;
using ProtoGen.Rpc;
using ProtoGen.WellKnownTypes;
using Status = ProtoGen.Grpc.Status;

namespace ProtoGen.Tests.Grpc;

public sealed class RichErrorTests
{
    private static readonly BadRequest _badRequest = new() { FieldViolations = [new() { Field = "name", Description = "is empty" }] };

    [Fact]
    public void DetailsTravelInATrailer()
    {
        var exception = new RpcException(StatusCode.InvalidArgument, "bad", _badRequest, new ErrorInfo { Reason = "EMPTY", Domain = "example.com" });

        Assert.Equal(new Status(StatusCode.InvalidArgument, "bad"), exception.Status);
        var status = Rpc.Status.Parse(Assert.Single(exception.Trailers, entry => entry.Key == "grpc-status-details-bin").ValueBytes);
        Assert.Equal((3, "bad", 2), (status.Code, status.Message, status.Details.Count));
        Assert.Equal("type.googleapis.com/google.rpc.BadRequest", status.Details[0].TypeUrl);
        Assert.Equal(status, exception.GetRpcStatus());
    }

    [Fact]
    public void ADetailIsFoundByItsType()
    {
        var exception = new RpcException(StatusCode.InvalidArgument, "bad", new ErrorInfo { Reason = "EMPTY" }, _badRequest);

        Assert.True(exception.TryGetDetail<BadRequest>(out var badRequest));
        Assert.Equal(_badRequest, badRequest);
        Assert.True(exception.TryGetDetail<ErrorInfo>(out var info));
        Assert.Equal("EMPTY", info.Reason);
        Assert.False(exception.TryGetDetail<RetryInfo>(out var none));
        Assert.Equal(default, none);
    }

    [Fact]
    public void EveryErrorDetailConverts()
    {
        Any[] details =
        [
            new ErrorInfo(), new RetryInfo(), new DebugInfo(), new QuotaFailure(), new PreconditionFailure(), new BadRequest(), new RequestInfo(), new ResourceInfo(), new Help(), new LocalizedMessage(),
        ];
        Assert.Equal(
            ["ErrorInfo", "RetryInfo", "DebugInfo", "QuotaFailure", "PreconditionFailure", "BadRequest", "RequestInfo", "ResourceInfo", "Help", "LocalizedMessage"],
            details.Select(detail => detail.TypeUrl["type.googleapis.com/google.rpc.".Length..]));
    }

    [Fact]
    public void AWholeStatusAndMessagesOfOnesOwnWorkToo()
    {
        var exception = new RpcException(new Rpc.Status { Code = 5, Message = "gone", Details = [Any.Pack(new StringValue { Value = "mine" })] });

        Assert.Equal(new Status(StatusCode.NotFound, "gone"), exception.Status);
        Assert.True(exception.TryGetDetail<StringValue>(out var mine));
        Assert.Equal("mine", mine.Value);
    }

    [Fact]
    public void WithoutDetailsThereIsNothing()
    {
        var exception = new RpcException(StatusCode.NotFound, "plain");
        Assert.Empty(exception.Trailers);
        Assert.Null(exception.GetRpcStatus());
        Assert.False(exception.TryGetDetail<BadRequest>(out _));
    }

    [Fact]
    public void MalformedDetailsAreNoErrorOfTheirOwn()
    {
        var garbage = new RpcException(new Status(StatusCode.Internal, ""), new Metadata { { "grpc-status-details-bin", [255, 255, 255] } });
        Assert.Null(garbage.GetRpcStatus());
        Assert.False(garbage.TryGetDetail<BadRequest>(out _));

        var halfGarbage = new RpcException(StatusCode.Internal, "", new Any { TypeUrl = "type.googleapis.com/google.rpc.BadRequest", Value = ByteString.CopyFrom([10, 200]) });
        Assert.NotNull(halfGarbage.GetRpcStatus());
        Assert.False(halfGarbage.TryGetDetail<BadRequest>(out _));
    }

    [Fact]
    public async Task AClientGetsThemWithTheStatus()
    {
        var details = new Rpc.Status { Code = 3, Message = "bad", Details = [_badRequest] }.ToByteArray();
        await using var server = await RawServer.StartAsync(context =>
        {
            context.Begin();
            context.Response.Headers["grpc-status"] = "3";
            context.Response.Headers["grpc-message"] = "bad";
            context.Response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(details);
            return Task.CompletedTask;
        });
        using var call = server.Invoker.Unary(TestMethods.Unary, "", default);
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync.Soon());
        Assert.True(exception.TryGetDetail<BadRequest>(out var badRequest));
        Assert.Equal(_badRequest, badRequest);
    }
}
