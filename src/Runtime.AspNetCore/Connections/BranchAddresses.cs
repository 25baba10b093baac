using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace ProtoGen.AspNetCore.Connections;

/// <summary>Kestrel lists the address of a port with two endpoints twice; whoever asks for the addresses of the application is to see it once.</summary>
internal sealed class BranchAddresses(IServer server) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (server.Features.Get<IServerAddressesFeature>() is { } addresses)
        {
            server.Features.Set<IServerAddressesFeature>(new Distinct(addresses));
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private sealed class Distinct(IServerAddressesFeature addresses) : IServerAddressesFeature
    {
        public ICollection<string> Addresses
        {
            get
            {
                ICollection<string> all = addresses.Addresses;
                string[] distinct = [.. all.Distinct(StringComparer.Ordinal)];
                return distinct.Length == all.Count ? all : distinct;
            }
        }

        public bool PreferHostingUrls
        {
            get => addresses.PreferHostingUrls;
            set => addresses.PreferHostingUrls = value;
        }
    }
}
