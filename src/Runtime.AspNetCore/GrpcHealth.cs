using ProtoGen.AspNetCore.Health;

namespace ProtoGen.AspNetCore;

/// <summary>
/// The statuses that the health service reports: a singleton of dependency injection, safe for concurrent use. A status that code has set counts until it is cleared;
/// where none is set, that of the mapped ASP.NET Core health checks does. The empty name stands for the whole server. When the application stops, everything that is
/// known becomes <see cref="GrpcServingStatus.NotServing"/> for good and the watchers' calls end, so that they do not delay the shutdown.
/// </summary>
public sealed class GrpcHealth
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ServiceHealth> _services = new(StringComparer.Ordinal);
    private bool _stopped;

    /// <summary>Sets the status of a service. It need not be one that is mapped.</summary>
    /// <param name="service">The full protobuf name by convention; empty for the whole server.</param>
    /// <param name="status">The status.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is none of the three.</exception>
    public void SetStatus(string service, GrpcServingStatus status)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (!Enum.IsDefined(status))
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "A service is SERVING, NOT_SERVING or UNKNOWN.");
        }

        Change(service, health => health.Set = status);
    }

    /// <summary>Takes back what <see cref="SetStatus"/> said: the health checks count again, and without any the service becomes unknown.</summary>
    public void ClearStatus(string service)
    {
        ArgumentNullException.ThrowIfNull(service);
        Change(service, static health => health.Set = null);
    }

    /// <summary>The status of a service as of now.</summary>
    /// <returns>False when the service is not known.</returns>
    public bool TryGetStatus(string service, out GrpcServingStatus status)
    {
        ArgumentNullException.ThrowIfNull(service);
        lock (_gate)
        {
            GrpcServingStatus? current = _services.TryGetValue(service, out ServiceHealth? health) ? health.Current : null;
            status = current.GetValueOrDefault();
            return current is not null;
        }
    }

    /// <summary>All services that are known, by name.</summary>
    internal KeyValuePair<string, GrpcServingStatus>[] All()
    {
        lock (_gate)
        {
            return [.. from entry in _services where entry.Value.Current is not null select KeyValuePair.Create(entry.Key, entry.Value.Current!.Value)];
        }
    }

    /// <summary>Takes over what the health checks found.</summary>
    internal void SetChecked(string service, GrpcServingStatus status) => Change(service, health => health.Checked = status);

    /// <summary>Starts to follow a service, which may become known later. The current status is the first one.</summary>
    internal HealthWatcher Watch(string service)
    {
        lock (_gate)
        {
            ServiceHealth health = Get(service);
            var watcher = new HealthWatcher(this, service);
            health.Watchers.Add(watcher);
            watcher.Publish(health.Current);
            if (_stopped)
            {
                watcher.Complete();
            }

            return watcher;
        }
    }

    /// <summary>A service that nobody knows is forgotten with its last watcher.</summary>
    internal void Unwatch(HealthWatcher watcher)
    {
        lock (_gate)
        {
            if (_services.TryGetValue(watcher.Service, out ServiceHealth? health) && health.Watchers.Remove(watcher))
            {
                ForgetIfUnknown(watcher.Service, health);
            }
        }
    }

    /// <summary>Nothing is served any more, and nothing changes that.</summary>
    internal void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            foreach (ServiceHealth health in _services.Values)
            {
                if (health.Current is not null)
                {
                    health.Set = GrpcServingStatus.NotServing;
                }

                foreach (HealthWatcher watcher in health.Watchers)
                {
                    watcher.Publish(health.Current);
                    watcher.Complete();
                }
            }
        }
    }

    private void Change(string service, Action<ServiceHealth> change)
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }

            ServiceHealth health = Get(service);
            change(health);
            foreach (HealthWatcher watcher in health.Watchers)
            {
                watcher.Publish(health.Current);
            }

            ForgetIfUnknown(service, health);
        }
    }

    private ServiceHealth Get(string service)
    {
        if (!_services.TryGetValue(service, out ServiceHealth? health))
        {
            _services.Add(service, health = new ServiceHealth());
        }

        return health;
    }

    private void ForgetIfUnknown(string service, ServiceHealth health)
    {
        if (health.Current is null && health.Watchers.Count == 0)
        {
            _services.Remove(service);
        }
    }
}
