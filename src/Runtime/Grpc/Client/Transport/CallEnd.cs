namespace ProtoGen.Grpc.Client;

/// <summary>How a call ended.</summary>
/// <param name="status">The status.</param>
/// <param name="trailers">The metadata that came with it; null for none.</param>
/// <param name="cause">What the status stands for, if that was an exception on this side.</param>
internal sealed class CallEnd(Status status, Metadata? trailers, Exception? cause = null)
{
    /// <summary>How most calls end.</summary>
    public static readonly CallEnd Success = new(Status.Ok, null);

    public Status Status => status;

    public Metadata? Trailers => trailers;

    public Exception? Cause => cause;

    public bool IsSuccess => status.StatusCode == StatusCode.OK;

    /// <summary>A new exception that says so.</summary>
    public RpcException ToException() => new(status, trailers, cause);
}
