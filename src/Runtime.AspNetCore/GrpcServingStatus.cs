namespace ProtoGen.AspNetCore;

/// <summary>What a health service says of a service, with the numbers of <c>grpc.health.v1.HealthCheckResponse.ServingStatus</c>.</summary>
public enum GrpcServingStatus
{
    /// <summary>The service is there; how it fares is not known.</summary>
    Unknown = 0,

    /// <summary>Calls are welcome.</summary>
    Serving = 1,

    /// <summary>Calls should go elsewhere.</summary>
    NotServing = 2,
}
