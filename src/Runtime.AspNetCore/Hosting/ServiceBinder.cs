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
    where TImplementation : class, IGrpcService
{
    private readonly MappedService _mapped = new(
        server, server.OptionsOf(typeof(TImplementation)), ServiceActivator.Create<TImplementation>(endpoints.ServiceProvider));

    private readonly HashSet<string> _serviceNames = [];
    private ServiceActivator[]? _interceptors;

    public List<IEndpointConventionBuilder> Endpoints { get; } = [];

    /// <summary>The full proto names of the services that were bound; one, unless somebody binds by hand.</summary>
    public IReadOnlyCollection<string> ServiceNames => _serviceNames;

    public void AddUnary<TService, TRequest, TResponse>(
        Method<TRequest, TResponse> method, Func<TService, TRequest, ServerCallContext, ValueTask<TResponse>> handler)
        where TService : class
        => Add(method, Interceptors.Length == 0
            ? new UnaryCallHandler<TService, TRequest, TResponse>(_mapped, method, handler)
            : Intercept(method, async (service, call) =>
            {
                TResponse response = await handler((TService)service, call.Request, call.Context).ConfigureAwait(false);
                call.Response = response;
            }));

    public void AddServerStreaming<TService, TRequest, TResponse>(
        Method<TRequest, TResponse> method, Func<TService, TRequest, IServerStreamWriter<TResponse>, ServerCallContext, ValueTask> handler)
        where TService : class
        => Add(method, Interceptors.Length == 0
            ? new ServerStreamingCallHandler<TService, TRequest, TResponse>(_mapped, method, handler)
            : Intercept(method, (service, call) => handler((TService)service, call.Request, call.Responses, call.Context)));

    public void AddClientStreaming<TService, TRequest, TResponse>(
        Method<TRequest, TResponse> method, Func<TService, IAsyncEnumerable<TRequest>, ServerCallContext, ValueTask<TResponse>> handler)
        where TService : class
        => Add(method, Interceptors.Length == 0
            ? new ClientStreamingCallHandler<TService, TRequest, TResponse>(_mapped, method, handler)
            : Intercept(method, async (service, call) =>
            {
                TResponse response = await handler((TService)service, call.Requests, call.Context).ConfigureAwait(false);
                call.Response = response;
            }));

    public void AddDuplexStreaming<TService, TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        Func<TService, IAsyncEnumerable<TRequest>, IServerStreamWriter<TResponse>, ServerCallContext, ValueTask> handler)
        where TService : class
        => Add(method, Interceptors.Length == 0
            ? new DuplexStreamingCallHandler<TService, TRequest, TResponse>(_mapped, method, handler)
            : Intercept(method, (service, call) => handler((TService)service, call.Requests, call.Responses, call.Context)));

    private ServiceActivator[] Interceptors => _interceptors ??= _mapped.Options.Interceptors.CreateActivators(endpoints.ServiceProvider);

    /// <summary>The service object is made at the end of the chain: what the interceptors set up is there when its constructor runs.</summary>
    private InterceptedCallHandler<TRequest, TResponse> Intercept<TRequest, TResponse>(
        Method<TRequest, TResponse> method, Func<object, ServerCall<TRequest, TResponse>, ValueTask> invoke)
    {
        ServiceActivator activator = _mapped.Activator;
        return new InterceptedCallHandler<TRequest, TResponse>(_mapped, method, InterceptorChain.Build<TRequest, TResponse>(Interceptors, async call =>
        {
            object service = activator.Get(call.Context.GetHttpContext());
            try
            {
                await invoke(service, call).ConfigureAwait(false);
            }
            finally
            {
                await activator.ReleaseAsync(service).ConfigureAwait(false);
            }
        }));
    }

    private void Add<TRequest, TResponse>(Method<TRequest, TResponse> method, CallHandler handler)
    {
        List<object> metadata = MethodAttributes.Collect(typeof(TImplementation), method.Name, typeof(TRequest));
        metadata.Add(new GrpcMethodMetadata(typeof(TImplementation), method.ServiceName, method.Name, method.Type) { Descriptor = static () => TImplementation.Descriptor });

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
