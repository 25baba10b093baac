namespace ProtoGen.AspNetCore;

/// <summary>Settings of <see cref="GrpcClientBuilderExtensions.EnableCallContextPropagation"/>.</summary>
public sealed class GrpcContextPropagationOptions
{
    /// <summary>Whether a client may be used outside a gRPC call too, and then takes over nothing; false by default, when such a call throws.</summary>
    public bool SuppressContextNotFoundErrors { get; set; }
}
