using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.AspNetCore;

/// <summary>Settings of the clients of one name; see <see cref="GrpcClientServiceCollectionExtensions"/>.</summary>
public sealed class GrpcClientFactoryOptions
{
    /// <summary>The address of the server: <c>https://host:port</c>, <c>http://host:port</c> or <c>unix:///path</c>.</summary>
    public Uri? Address { get; set; }

    /// <summary>Changes to the channel that the clients of this name share; they run once, when it is made.</summary>
    public IList<Action<GrpcChannelOptions>> ChannelOptionsActions { get; } = [];

    /// <summary>Makes the interceptors of a client from the services of the scope that the client is resolved from; the first one is the outermost.</summary>
    public IList<Func<IServiceProvider, ClientInterceptor>> Interceptors { get; } = [];

    /// <summary>Changes the options of every call, given the services of the scope that the client is resolved from. They run when a call starts.</summary>
    public IList<Func<IServiceProvider, CallOptions, CallOptions>> CallOptionsActions { get; } = [];
}
