using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ProtoGen.AspNetCore.Health;

/// <summary>Turns the results of ASP.NET Core's health checks into statuses of services: when a client asks, and whenever the application publishes a report.</summary>
internal sealed class MappedHealthChecks(
    GrpcHealth health, HealthCheckService runner, IOptions<GrpcHealthChecksOptions> options, IOptions<HealthCheckServiceOptions> registered) : IHealthCheckPublisher
{
    /// <summary>The newest result of each check: a report holds only those that were due.</summary>
    private readonly ConcurrentDictionary<string, HealthStatus> _results = new(StringComparer.Ordinal);

    /// <summary>Runs the checks of one service, if it is mapped.</summary>
    public async ValueTask RunAsync(string service, CancellationToken cancellationToken)
    {
        if (options.Value.Services.Find(service) is { } predicate)
        {
            Keep(await runner.CheckHealthAsync(predicate, cancellationToken).ConfigureAwait(false));
            Update(service, predicate);
        }
    }

    /// <summary>Runs every check that some service is mapped to, once.</summary>
    public async ValueTask RunAllAsync(CancellationToken cancellationToken)
    {
        GrpcHealthServiceMap services = options.Value.Services;
        if (services.Count > 0)
        {
            Keep(await runner.CheckHealthAsync(services.IsMapped, cancellationToken).ConfigureAwait(false));
            UpdateAll(services);
        }
    }

    /// <inheritdoc/>
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        Keep(report);
        UpdateAll(options.Value.Services);
        return Task.CompletedTask;
    }

    private void Keep(HealthReport report)
    {
        foreach ((string name, HealthReportEntry entry) in report.Entries)
        {
            _results[name] = entry.Status;
        }
    }

    private void UpdateAll(GrpcHealthServiceMap services)
    {
        foreach ((string service, Func<HealthCheckRegistration, bool> predicate) in services)
        {
            Update(service, predicate);
        }
    }

    /// <summary>One check that is unhealthy makes the service so; one that is degraded does not. A service without checks is served by the server that answers.</summary>
    private void Update(string service, Func<HealthCheckRegistration, bool> predicate)
    {
        GrpcServingStatus status = GrpcServingStatus.Serving;
        foreach (HealthCheckRegistration check in registered.Value.Registrations.Where(predicate))
        {
            if (!_results.TryGetValue(check.Name, out HealthStatus result))
            {
                status = GrpcServingStatus.Unknown;
            }
            else if (result == HealthStatus.Unhealthy)
            {
                status = GrpcServingStatus.NotServing;
                break;
            }
        }

        health.SetChecked(service, status);
    }
}
