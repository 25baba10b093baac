using ProtoGen.Grpc;

namespace InterceptorsExample;

/// <summary>Writes a line when a call begins and one when it has ended.</summary>
public sealed partial class LoggingInterceptor(ILogger<LoggingInterceptor> logger) : ServerInterceptor
{
    public override async ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
    {
        Begins(call.Method.FullName, call.Context.Peer);
        try
        {
            await next(call);
            Ends(call.Method.FullName, call.Status.StatusCode);
        }
        catch (Exception exception)
        {
            Fails(call.Method.FullName, (exception as RpcException)?.StatusCode ?? StatusCode.Unknown, exception);
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Method} for {Peer}")]
    private partial void Begins(string method, string peer);

    [LoggerMessage(2, LogLevel.Information, "{Method} ends with {Status}")]
    private partial void Ends(string method, StatusCode status);

    [LoggerMessage(3, LogLevel.Warning, "{Method} fails with {Status}")]
    private partial void Fails(string method, StatusCode status, Exception exception);
}
