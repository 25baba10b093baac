namespace ProtoGen.AspNetCore;

/// <summary>Settings of the health service.</summary>
public sealed class GrpcHealthChecksOptions
{
    /// <summary>Makes options in which the whole server, the empty name, is mapped to all health checks.</summary>
    public GrpcHealthChecksOptions() => Services.Map("", static _ => true);

    /// <summary>The services whose status comes from health checks.</summary>
    public GrpcHealthServiceMap Services { get; } = new();
}
