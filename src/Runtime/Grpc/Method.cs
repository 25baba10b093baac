namespace ProtoGen.Grpc;

/// <summary>One rpc of a service: its name on the wire, its shape and how its messages become bytes. Immutable; generated code keeps one per rpc.</summary>
/// <typeparam name="TRequest">The request message type.</typeparam>
/// <typeparam name="TResponse">The response message type.</typeparam>
public sealed class Method<TRequest, TResponse>
{
    /// <summary>Describes an rpc.</summary>
    /// <param name="type">The shape of the call.</param>
    /// <param name="serviceName">The full protobuf name of the service, such as <c>people.v1.Users</c>.</param>
    /// <param name="name">The name of the rpc in its service.</param>
    /// <param name="requestMarshaller">Serializes and parses requests.</param>
    /// <param name="responseMarshaller">Serializes and parses responses.</param>
    public Method(MethodType type, string serviceName, string name, Marshaller<TRequest> requestMarshaller, Marshaller<TResponse> responseMarshaller)
    {
        ArgumentException.ThrowIfNullOrEmpty(serviceName);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(requestMarshaller);
        ArgumentNullException.ThrowIfNull(responseMarshaller);
        Type = type;
        ServiceName = serviceName;
        Name = name;
        FullName = $"/{serviceName}/{name}";
        RequestMarshaller = requestMarshaller;
        ResponseMarshaller = responseMarshaller;
    }

    /// <summary>The shape of the call.</summary>
    public MethodType Type { get; }

    /// <summary>The full protobuf name of the service.</summary>
    public string ServiceName { get; }

    /// <summary>The name of the rpc in its service.</summary>
    public string Name { get; }

    /// <summary>The HTTP path: <c>/service/name</c>, case-sensitive.</summary>
    public string FullName { get; }

    /// <summary>Serializes and parses requests.</summary>
    public Marshaller<TRequest> RequestMarshaller { get; }

    /// <summary>Serializes and parses responses.</summary>
    public Marshaller<TResponse> ResponseMarshaller { get; }

    /// <inheritdoc/>
    public override string ToString() => FullName;
}
