namespace ProtoGen.Grpc;

/// <summary>
/// A call that did not end with <see cref="StatusCode.OK"/>. A client gets it from a failed call; a server method throws it to choose
/// the status and the trailers that the caller sees.
/// </summary>
public sealed class RpcException : Exception
{
    /// <summary>Creates an exception with a status.</summary>
    public RpcException(Status status)
        : this(status, null, null)
    {
    }

    /// <summary>Creates an exception with a status code and its text.</summary>
    public RpcException(StatusCode statusCode, string detail)
        : this(new Status(statusCode, detail), null, null)
    {
    }

    /// <summary>Creates an exception with a status and the trailers that go with it.</summary>
    /// <param name="status">The status.</param>
    /// <param name="trailers">Trailing metadata; null for none.</param>
    /// <param name="innerException">The local cause; it is never sent to the peer.</param>
    public RpcException(Status status, Metadata? trailers, Exception? innerException = null)
        : base(status.ToString(), innerException)
    {
        Status = status;
        Trailers = trailers ?? [];
    }

    /// <summary>The status of the call.</summary>
    public Status Status { get; }

    /// <summary>The code of <see cref="Status"/>.</summary>
    public StatusCode StatusCode => Status.StatusCode;

    /// <summary>The trailing metadata; empty when there is none.</summary>
    public Metadata Trailers { get; }
}
