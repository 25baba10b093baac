using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using ProtoGen.AspNetCore.Calls;
using ProtoGen.Grpc;

namespace ProtoGen.AspNetCore.Hosting;

/// <summary>Turns the methods that a service binds into endpoints.</summary>
internal sealed class ServiceBinder<[DynamicallyAccessedMembers(ServiceMembers.Needed)] TImplementation>(
    GrpcServer server, IEndpointRouteBuilder endpoints) : IServiceBinder
    where TImplementation : class
{
    private readonly ServiceActivator _activator = ServiceActivator.Create<TImplementation>(endpoints.ServiceProvider);
    private readonly HashSet<string> _serviceNames = [];

    public List<IEndpointConventionBuilder> Endpoints { get; } = [];

    /// <summary>The full proto names of the services that were bound; one, unless somebody binds by hand.</summary>
    public IReadOnlyCollection<string> ServiceNames => _serviceNames;

    public void AddUnary<TService, TRequest, TResponse>(
        Method<TRequest, TResponse> method, Func<TService, TRequest, ServerCallContext, ValueTask<TResponse>> handler)
        where TService : class
        => Add(method, new UnaryCallHandler<TService, TRequest, TResponse>(server, _activator, method, handler));

    public void AddServerStreaming<TService, TRequest, TResponse>(
        Method<TRequest, TResponse> method, Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, ValueTask> handler)
        where TService : class
        => Add(method, new ServerStreamingCallHandler<TService, TRequest, TResponse>(server, _activator, method, handler));

    public void AddClientStreaming<TService, TRequest, TResponse>(
        Method<TRequest, TResponse> method, Func<TService, IAsyncEnumerable<TRequest>, ServerCallContext, ValueTask<TResponse>> handler)
        where TService : class
        => Add(method, new ClientStreamingCallHandler<TService, TRequest, TResponse>(server, _activator, method, handler));

    public void AddDuplexStreaming<TService, TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        Func<TService, IAsyncEnumerable<TRequest>, IServerStreamWriter<TResponse>, ServerCallContext, ValueTask> handler)
        where TService : class
        => Add(method, new DuplexStreamingCallHandler<TService, TRequest, TResponse>(server, _activator, method, handler));

    private void Add<TRequest, TResponse>(Method<TRequest, TResponse> method, CallHandler handler)
    {
        List<object> metadata = MethodAttributes.Collect(typeof(TImplementation), method.Name, typeof(TRequest));
        metadata.Add(new GrpcMethodMetadata(typeof(TImplementation), method.ServiceName, method.Name, method.Type));

        // A browser's CORS preflight is an OPTIONS request; without the flag it would not find the endpoint that carries the policy.
        metadata.Add(new HttpMethodMetadata([HttpMethods.Post], acceptCorsPreflight: true));
        _serviceNames.Add(method.ServiceName);

        IEndpointConventionBuilder endpoint = endpoints.Map(RoutePatternFactory.Parse(method.FullName), handler.HandleAsync);
        endpoint.Add(builder =>
        {
            builder.DisplayName = $"gRPC - {method.FullName}";
            foreach (object item in metadata)
            {
                builder.Metadata.Add(item);
            }
        });
        Endpoints.Add(endpoint);
    }
}
