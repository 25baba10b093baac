using ProtoGen.Grpc.Protocol;
using ProtoGen.WellKnownTypes;

namespace ProtoGen.Grpc;

/// <summary>
/// A call that did not end with <see cref="StatusCode.OK"/>. A client gets it from a failed call; a server method throws it to choose
/// the status, the details and the trailers that the caller sees.
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

    /// <summary>
    /// Creates an exception with a status and messages that say more about it: <c>new RpcException(StatusCode.InvalidArgument, "…", new BadRequest { … })</c>. They travel as a
    /// <c>google.rpc.Status</c> in the trailer <c>grpc-status-details-bin</c>.
    /// </summary>
    /// <param name="statusCode">The code.</param>
    /// <param name="detail">The text.</param>
    /// <param name="details">The messages; those of <c>google/rpc/error_details.proto</c> convert by themselves, any other by <see cref="Any.Pack{T}"/>.</param>
    public RpcException(StatusCode statusCode, string detail, params ReadOnlySpan<Any> details)
        : this(new Status(statusCode, detail), StatusDetails.ToTrailers(new Rpc.Status { Code = (int)statusCode, Message = detail, Details = [.. details] }))
    {
    }

    /// <summary>Creates an exception out of a whole <c>google.rpc.Status</c>, whose code and message become those of the call.</summary>
    public RpcException(in Rpc.Status status)
        : this(new Status((StatusCode)status.Code, status.Message), StatusDetails.ToTrailers(in status))
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

    /// <summary>The <c>google.rpc.Status</c> of the failure; null when the peer sent none, or one that cannot be parsed.</summary>
    public Rpc.Status? GetRpcStatus() => StatusDetails.Read(Trailers);

    /// <summary>The first detail of a type.</summary>
    /// <returns>False when there is none, or it cannot be parsed.</returns>
    public bool TryGetDetail<T>(out T detail)
        where T : struct, IMessage<T>
    {
        detail = default;
        if (GetRpcStatus() is not { } status) return false;
        foreach (ref readonly var any in status.Details)
        {
            if (!any.Is<T>()) continue;
            try
            {
                return any.TryUnpack(out detail);
            }
            catch (ProtoException)
            {
                return false;
            }
        }

        return false;
    }
}
