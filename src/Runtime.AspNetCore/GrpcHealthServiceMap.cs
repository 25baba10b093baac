using System.Collections;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ProtoGen.AspNetCore;

/// <summary>Which health checks a service's status is made of.</summary>
public sealed class GrpcHealthServiceMap : IReadOnlyCollection<KeyValuePair<string, Func<HealthCheckRegistration, bool>>>
{
    private readonly Dictionary<string, Func<HealthCheckRegistration, bool>> _services = new(StringComparer.Ordinal);

    internal GrpcHealthServiceMap()
    {
    }

    /// <summary>The number of mapped services.</summary>
    public int Count => _services.Count;

    /// <summary>Maps a service; mapping it again replaces what was said before.</summary>
    /// <param name="service">The full protobuf name by convention; empty for the whole server.</param>
    /// <param name="predicate">Selects the checks, by name or tags.</param>
    public void Map(string service, Func<HealthCheckRegistration, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(predicate);
        _services[service] = predicate;
    }

    /// <summary>Removes all mappings, that of the whole server included.</summary>
    public void Clear() => _services.Clear();

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Func<HealthCheckRegistration, bool>>> GetEnumerator() => _services.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal Func<HealthCheckRegistration, bool>? Find(string service) => _services.GetValueOrDefault(service);

    internal bool IsMapped(HealthCheckRegistration check) => _services.Values.Any(predicate => predicate(check));
}
