using Microsoft.Extensions.Logging;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore;

/// <summary>Every event that the server logs. Ids are never reused.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The handler of {Method} threw an unexpected exception.")]
    public static partial void HandlerFailed(ILogger logger, string method, Exception exception);

    [LoggerMessage(2, LogLevel.Debug, "{Method} ended with {StatusCode}: {Detail}")]
    public static partial void CallFailed(ILogger logger, string method, StatusCode statusCode, string detail, Exception exception);

    [LoggerMessage(3, LogLevel.Information, "{Method} was refused with {StatusCode}: {Detail}")]
    public static partial void CallRefused(ILogger logger, string method, StatusCode statusCode, string detail);

    [LoggerMessage(4, LogLevel.Information, "The request for {Path} was refused with HTTP {HttpStatus}: {Reason}")]
    public static partial void RequestRefused(ILogger logger, string? path, int httpStatus, string reason);

    [LoggerMessage(5, LogLevel.Debug, "The deadline of {Method} passed.")]
    public static partial void DeadlineExceeded(ILogger logger, string method);

    [LoggerMessage(6, LogLevel.Debug, "{Method} was cancelled by the client.")]
    public static partial void Cancelled(ILogger logger, string method);

    [LoggerMessage(7, LogLevel.Error, "Code that was registered on the cancellation token of {Method} threw an exception.")]
    public static partial void CancellationCallbackFailed(ILogger logger, string method, Exception exception);

    [LoggerMessage(8, LogLevel.Debug, "The response of {Method} could not be completed after its deadline.")]
    public static partial void CompletionFailed(ILogger logger, string method, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "The status details of {Method} have {Size} bytes and are left out: the limit is {Limit} bytes.")]
    public static partial void StatusDetailsTooLarge(ILogger logger, string method, int size, int limit);
}
