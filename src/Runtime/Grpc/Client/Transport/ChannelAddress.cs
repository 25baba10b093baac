using System.Net;
using System.Net.Sockets;

namespace ProtoGen.Grpc.Client;

/// <summary>Where a channel leads: what requests name, and how a connection is made if not by that name.</summary>
/// <param name="RequestUri">The base of the requests' addresses.</param>
/// <param name="SocketEndPoint">The socket to connect to; null when <see cref="RequestUri"/> says where.</param>
internal sealed record ChannelAddress(Uri RequestUri, EndPoint? SocketEndPoint)
{
    private const string UnixScheme = "unix";

    /// <summary>Understands <c>http</c>, <c>https</c> and <c>unix</c> addresses (grpc/doc/naming.md).</summary>
    /// <param name="address">The address.</param>
    /// <param name="credentials">Say whether a socket carries TLS; null for no.</param>
    /// <exception cref="ArgumentException">The address is not one of these.</exception>
    public static ChannelAddress Parse(Uri address, ChannelCredentials? credentials)
    {
        if (address.IsAbsoluteUri && address.Scheme == UnixScheme) return new ChannelAddress(new Uri(credentials is { IsSecure: true } ? "https://localhost" : "http://localhost"), new UnixDomainSocketEndPoint(PathOf(address)));
        if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"The address '{address}' must be absolute and start with http://, https:// or unix:.", nameof(address));
        }

        if (address.PathAndQuery != "/")
        {
            throw new ArgumentException($"The address '{address}' must have neither a path nor a query: the path of a call is /service/method.", nameof(address));
        }

        return new ChannelAddress(address, null);
    }

    /// <summary><c>unix:path</c> and <c>unix:///absolute/path</c>.</summary>
    private static string PathOf(Uri address)
    {
        var path = Uri.UnescapeDataString(address.OriginalString[(UnixScheme.Length + 1)..]);
        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            path = path[2..];
            if (!path.StartsWith('/')) throw new ArgumentException($"The address '{address}' must be unix:///absolute/path or unix:path; it has a host.", nameof(address));
        }

        if (path.Length == 0) throw new ArgumentException($"The address '{address}' has no path.", nameof(address));
        return path;
    }
}
