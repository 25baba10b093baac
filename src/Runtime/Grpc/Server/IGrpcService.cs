using ProtoGen.Reflection;

namespace ProtoGen.Grpc;

/// <summary>A service that can say which methods it has. Generated base classes implement it; no reflection is involved.</summary>
public interface IGrpcService
{
    /// <summary>Adds every method of the service to a binder.</summary>
    static abstract void Bind(IServiceBinder binder);

    /// <summary>The service as its .proto file tells it; null for one that was written by hand. Loaded when first asked for.</summary>
    static virtual ServiceDescriptor? Descriptor => null;
}
