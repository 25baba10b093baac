using System.Threading.RateLimiting;
using ProtoGen.Grpc;
using ProtoGen.Rpc;
using ProtoGen.WellKnownTypes;

namespace InterceptorsExample;

/// <summary>Gives every user so many calls a minute. A singleton, since it counts.</summary>
public sealed class RateLimitInterceptor : ServerInterceptor, IDisposable
{
    public const int CallsPerMinute = 20;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(static user =>
        RateLimitPartition.GetFixedWindowLimiter(user, static _ => new FixedWindowRateLimiterOptions { PermitLimit = CallsPerMinute, Window = TimeSpan.FromMinutes(1) }));

    public override async ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
    {
        using var lease = _limiter.AttemptAcquire((string)call.Items[BearerInterceptor.User]!);
        if (!lease.IsAcquired)
        {
            lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
            throw new RpcException(StatusCode.ResourceExhausted, "Too many calls.", new RetryInfo { RetryDelay = Duration.FromTimeSpan(wait) });
        }

        await next(call);
    }

    public void Dispose() => _limiter.Dispose();
}
