using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using ProtoGen.AspNetCore.Connections;

namespace ProtoGen.AspNetCore;

/// <summary>Endpoints for servers that speak gRPC and more.</summary>
public static class GrpcWebHostBuilderExtensions
{
    /// <summary>
    /// Listens on one port for HTTP/1.1 and HTTP/2 in clear text: what Kestrel by itself can do only with TLS, where the handshake tells the two apart. Here the first bytes of a connection do
    /// (RFC 9113, section 3.4), so clients of HTTP/2 must use it from the start, as those of gRPC do.
    /// </summary>
    /// <param name="host">The host; it must have Kestrel already, as that of <c>WebApplication.CreateBuilder</c> has.</param>
    /// <param name="address">The address; <see cref="IPAddress.Any"/> or <see cref="IPAddress.IPv6Any"/> for all.</param>
    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="configure">Sets what else the endpoint does, such as the age of its connections.</param>
    /// <remarks>
    /// <para>A connection of HTTP/2 counts twice in Kestrel's <see cref="KestrelServerLimits.MaxConcurrentConnections"/> and its metrics: as it comes in, and as it is served.</para>
    /// <para>A connection that says nothing is closed after <see cref="KestrelServerLimits.KeepAliveTimeout"/>.</para>
    /// </remarks>
    /// <exception cref="InvalidOperationException">Thrown when the host is built: it has no server with transports.</exception>
    public static IWebHostBuilder ListenHttp1AndHttp2(this IWebHostBuilder host, IPAddress address, int port, Action<ListenOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(address);
        host.ConfigureServices(static services =>
        {
            // Kestrel adds its sockets only if there is no transport yet.
            if (!services.Any(static service => service.ServiceType == typeof(IConnectionListenerFactory)))
            {
                throw new InvalidOperationException($"{nameof(ListenHttp1AndHttp2)} needs Kestrel: call UseKestrel() before it.");
            }

            services.TryAddEnumerable(ServiceDescriptor.Singleton<IConnectionListenerFactory, Http2BranchFactory>());
            services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, BranchAddresses>());
        });
        return host.ConfigureKestrel(kestrel => HttpSwitch.Listen(kestrel, new IPEndPoint(address, port), configure));
    }
}
