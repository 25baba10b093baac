using Grpc.Health.V1;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Health;

/// <summary>The service <c>grpc.health.v1.Health</c>.</summary>
internal sealed class HealthService(GrpcHealth health, MappedHealthChecks checks) : global::Grpc.Health.V1.Health.HealthBase
{
    /// <summary>The limit of the protocol.</summary>
    private const int MaxListed = 100;

    public override async ValueTask<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        await checks.RunAsync(request.Service, context.CancellationToken).ConfigureAwait(false);
        return health.TryGetStatus(request.Service, out GrpcServingStatus status)
            ? Response(status)
            : throw new RpcException(StatusCode.NotFound, "The service is not known to the health service.");
    }

    public override async ValueTask<HealthListResponse> List(HealthListRequest request, ServerCallContext context)
    {
        await checks.RunAllAsync(context.CancellationToken).ConfigureAwait(false);
        KeyValuePair<string, GrpcServingStatus>[] all = health.All();
        if (all.Length > MaxListed)
        {
            throw new RpcException(StatusCode.ResourceExhausted, $"The health service knows {all.Length} services and may list {MaxListed}.");
        }

        return new HealthListResponse { Statuses = Map.From(all.Select(static entry => KeyValuePair.Create(entry.Key, Response(entry.Value)))) };
    }

    public override async IAsyncEnumerable<HealthCheckResponse> Watch(HealthCheckRequest request, ServerCallContext context)
    {
        // The publisher of health checks may not have run yet.
        if (!health.TryGetStatus(request.Service, out _))
        {
            await checks.RunAsync(request.Service, context.CancellationToken).ConfigureAwait(false);
        }

        using HealthWatcher watcher = health.Watch(request.Service);
        await foreach (GrpcServingStatus? status in watcher.ReadAsync(context.CancellationToken).ConfigureAwait(false))
        {
            yield return Response(status);
        }
    }

    private static HealthCheckResponse Response(GrpcServingStatus? status) => new()
    {
        Status = status switch
        {
            GrpcServingStatus.Serving => HealthCheckResponse.Types.ServingStatus.Serving,
            GrpcServingStatus.NotServing => HealthCheckResponse.Types.ServingStatus.NotServing,
            GrpcServingStatus.Unknown => HealthCheckResponse.Types.ServingStatus.Unknown,
            _ => HealthCheckResponse.Types.ServingStatus.ServiceUnknown,
        },
    };
}
