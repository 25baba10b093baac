namespace ProtoGen.AspNetCore.Health;

/// <summary>What is known of one service, and who wants to know. Guarded by the lock of <see cref="GrpcHealth"/>.</summary>
internal sealed class ServiceHealth
{
    /// <summary>What code has said.</summary>
    public GrpcServingStatus? Set { get; set; }

    /// <summary>What the health checks have said.</summary>
    public GrpcServingStatus? Checked { get; set; }

    /// <summary>What counts; null for a service that is not known.</summary>
    public GrpcServingStatus? Current => Set ?? Checked;

    public HashSet<HealthWatcher> Watchers { get; } = [];
}
