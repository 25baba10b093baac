using System.Buffers;
using Microsoft.AspNetCore.Http;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Protocol;

namespace ProtoGen.AspNetCore.Protocol;

/// <summary>
/// How one dialect puts a call on HTTP: the only place of the server that knows header names, frames and where the status goes.
/// Everything above it (calls, deadlines, handlers) is the same for every dialect.
/// </summary>
internal abstract class ServerProtocol
{
    private static readonly GrpcProtocol _grpc = new();

    /// <summary>The dialect that a request speaks, judged by its content-type; null if it is none of ours.</summary>
    public static ServerProtocol? Select(string? contentType) => GrpcProtocol.Accepts(contentType) ? _grpc : null;

    /// <summary>False if the HTTP version cannot carry the dialect; the response then says what to do instead.</summary>
    public abstract bool SupportsHttpVersion(HttpContext http);

    /// <summary>Reads what the request's headers say about the call.</summary>
    /// <param name="http">The request.</param>
    /// <param name="compression">What the server can undo, and what it wants to use.</param>
    /// <param name="head">What the headers say.</param>
    /// <param name="failure">Why the call cannot be served.</param>
    /// <returns>False if the call has already failed.</returns>
    public abstract bool TryReadRequestHeaders(HttpContext http, ServerCompression compression, out RequestHead head, out Status failure);

    /// <summary>Sets the headers that every response of the dialect has.</summary>
    public abstract void WriteResponseHeaders(HttpContext http);

    /// <summary>Takes one message off the front of <paramref name="buffer"/>.</summary>
    /// <param name="buffer">What has been received; moved past the message.</param>
    /// <param name="maxSize">The largest message to accept, in bytes.</param>
    /// <param name="frame">The message; its bytes are a part of the buffer.</param>
    /// <returns>False if the message is not there as a whole.</returns>
    /// <exception cref="RpcException">The frame is malformed or too large. Judged from the prefix alone, before the message is buffered.</exception>
    public abstract bool TryReadMessage(ref ReadOnlySequence<byte> buffer, int maxSize, out Frame frame);

    /// <summary>Writes one message, without flushing.</summary>
    /// <param name="output">The response.</param>
    /// <param name="message">The message.</param>
    /// <param name="compression">What compresses it; null for nothing.</param>
    public abstract void WriteMessage(IBufferWriter<byte> output, in EncodedMessage message, ICompressionProvider? compression);

    /// <summary>Writes the status and the trailers that end the call.</summary>
    /// <param name="http">The response.</param>
    /// <param name="status">How the call ended.</param>
    /// <param name="trailers">The handler's trailers, or null.</param>
    /// <param name="bodyStarted">True if headers or messages are already on their way, so that a failure cannot be told in the headers.</param>
    public abstract void WriteStatus(HttpContext http, in Status status, Metadata? trailers, bool bodyStarted);
}
