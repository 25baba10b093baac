using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>The fixed statuses of what can be wrong with the messages of a call (grpc/doc/statuscodes.md).</summary>
internal static class CallErrors
{
    public static Status DeadlineExceeded { get; } = new(StatusCode.DeadlineExceeded, "The deadline of the call has passed.");

    public static RpcException NoRequest()
        => New(StatusCode.Unimplemented, "The method takes exactly one request message, but none was sent.");

    public static RpcException SecondRequest()
        => New(StatusCode.Unimplemented, "The method takes exactly one request message, but more than one was sent.");

    /// <summary>The text of a <see cref="ProtoException"/> speaks of the client's own bytes, so it leaks nothing.</summary>
    public static RpcException BadRequestMessage(ProtoException cause)
        => new(new Status(StatusCode.Internal, "The request message cannot be parsed: " + cause.Message), trailers: null, cause);

    private static RpcException New(StatusCode code, string detail) => new(new Status(code, detail));
}
