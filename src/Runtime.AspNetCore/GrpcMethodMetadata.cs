using ProtoGen.Grpc;
using ProtoGen.Reflection;

namespace ProtoGen.AspNetCore;

/// <summary>Endpoint metadata of every mapped gRPC method: lets middleware see which rpc a request is for.</summary>
/// <param name="serviceType">The C# type that implements the service.</param>
/// <param name="serviceName">The full protobuf name of the service.</param>
/// <param name="methodName">The name of the rpc in its service.</param>
/// <param name="methodType">The shape of the call.</param>
public sealed class GrpcMethodMetadata(Type serviceType, string serviceName, string methodName, MethodType methodType)
{
    /// <summary>The C# type that implements the service.</summary>
    public Type ServiceType { get; } = serviceType;

    /// <summary>The full protobuf name of the service.</summary>
    public string ServiceName { get; } = serviceName;

    /// <summary>The name of the rpc in its service.</summary>
    public string MethodName { get; } = methodName;

    /// <summary>The shape of the call.</summary>
    public MethodType MethodType { get; } = methodType;

    /// <summary>Leads to the descriptor of the service: loading it can wait until somebody asks.</summary>
    internal Func<ServiceDescriptor?>? Descriptor { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"gRPC /{ServiceName}/{MethodName}";
}
