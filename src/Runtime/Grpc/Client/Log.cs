using Microsoft.Extensions.Logging;

namespace ProtoGen.Grpc.Client;

/// <summary>Every event that the client logs. Ids are never reused.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "{Method} was started.")]
    public static partial void CallStarted(ILogger logger, string method);

    [LoggerMessage(2, LogLevel.Debug, "{Method} succeeded.")]
    public static partial void CallSucceeded(ILogger logger, string method);

    [LoggerMessage(3, LogLevel.Information, "{Method} ended with {StatusCode}: {Detail}")]
    public static partial void CallFailed(ILogger logger, string method, StatusCode statusCode, string detail, Exception? exception);
}
