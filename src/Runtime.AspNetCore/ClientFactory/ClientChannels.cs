using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;

namespace ProtoGen.AspNetCore.ClientFactory;

/// <summary>The channels of an application's clients, one per name; they live as long as the application.</summary>
internal sealed class ClientChannels(IOptionsMonitor<GrpcClientFactoryOptions> options, IHttpMessageHandlerFactory handlers, ILoggerFactory loggers) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<GrpcChannel>> _channels = new(StringComparer.Ordinal);

    /// <summary>The invoker of one client.</summary>
    /// <param name="name">The client's name.</param>
    /// <param name="services">The scope that the client is resolved from.</param>
    public CallInvoker CreateInvoker(string name, IServiceProvider services)
    {
        GrpcClientFactoryOptions settings = options.Get(name);
        CallInvoker invoker = _channels.GetOrAdd(name, static (name, channels) => new Lazy<GrpcChannel>(() => channels.CreateChannel(name)), this).Value.CreateCallInvoker();
        invoker = invoker.Intercept([.. settings.Interceptors.Select(create => create(services))]);
        if (settings.CallOptionsActions.Count == 0)
        {
            return invoker;
        }

        // Outside the interceptors: they see what their call is made with.
        Func<IServiceProvider, CallOptions, CallOptions>[] actions = [.. settings.CallOptionsActions];
        return new ConfiguringCallInvoker(invoker, given => actions.Aggregate(given, (current, action) => action(services, current)));
    }

    /// <summary>The handler at the end of the HTTP pipeline of a name.</summary>
    public HttpMessageHandler CreateHandler(string name)
    {
        (GrpcChannelOptions channelOptions, Uri address) = CreateOptions(name);
        return GrpcChannel.CreateHandler(address, channelOptions);
    }

    public void Dispose()
    {
        foreach (Lazy<GrpcChannel> channel in _channels.Values)
        {
            if (channel.IsValueCreated)
            {
                channel.Value.Dispose();
            }
        }
    }

    private GrpcChannel CreateChannel(string name)
    {
        (GrpcChannelOptions channelOptions, Uri address) = CreateOptions(name);
        if (channelOptions.HttpHandler is null && channelOptions.HttpClient is null)
        {
            channelOptions.ConfiguredHandler = handlers.CreateHandler(name);
        }

        return GrpcChannel.ForAddress(address, channelOptions);
    }

    private (GrpcChannelOptions Options, Uri Address) CreateOptions(string name)
    {
        GrpcClientFactoryOptions settings = options.Get(name);
        Uri address = settings.Address
            ?? throw new InvalidOperationException($"The gRPC client '{name}' has no address: set it in AddGrpcClient(options => options.Address = …).");
        var channelOptions = new GrpcChannelOptions { LoggerFactory = loggers };
        foreach (Action<GrpcChannelOptions> action in settings.ChannelOptionsActions)
        {
            action(channelOptions);
        }

        return (channelOptions, address);
    }
}
