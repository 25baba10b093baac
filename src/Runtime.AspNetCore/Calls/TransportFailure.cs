using Microsoft.AspNetCore.Http;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Calls;

/// <summary>What a failed read of the request body means for the call.</summary>
internal static class TransportFailure
{
    /// <summary>True for exceptions of the transport; the caller's own token is not one.</summary>
    public static bool Recognize(Exception exception, CancellationToken callersToken)
        => exception is IOException || (exception is OperationCanceledException && !callersToken.IsCancellationRequested);

    /// <summary>
    /// Kestrel breaks the body before it fires RequestAborted, so a broken body is itself the sign that the client is gone. A bad request is
    /// not: there the client is alive and gets a status.
    /// </summary>
    public static Exception ToCallFailure(ServerCall call, Exception exception)
    {
        if (exception is BadHttpRequestException bad)
        {
            StatusCode code = bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? StatusCode.ResourceExhausted : StatusCode.Internal;
            return new RpcException(new Status(code, "The request body was refused: " + bad.Message));
        }

        call.MarkAborted();
        return call.CreateCancelledException(exception);
    }
}
