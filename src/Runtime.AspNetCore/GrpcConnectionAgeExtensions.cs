using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using ProtoGen.AspNetCore.Connections;

namespace ProtoGen.AspNetCore;

/// <summary>Limits the age of connections, as servers of gRPC do (grpc/proposal A9, "max connection age").</summary>
public static class GrpcConnectionAgeExtensions
{
    /// <summary>
    /// Asks the clients of an endpoint to connect anew when a connection has reached an age, so that they spread over servers that have come since. The client is told by GOAWAY and
    /// makes its next calls on another connection; calls under way go on. What is still under way when <paramref name="grace"/> is over ends with <c>UNAVAILABLE</c>.
    /// </summary>
    /// <param name="listen">The endpoint. Kestrel sets no such limit by itself.</param>
    /// <param name="maxAge">The age, from a millisecond to 24 days. Each connection's own is up to 10 percent more or less, so that connections made together do not end together.</param>
    /// <param name="grace">How long calls may go on after that; <see cref="Timeout.InfiniteTimeSpan"/>, the default, for as long as they like.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is out of range.</exception>
    public static ListenOptions UseMaxConnectionAge(this ListenOptions listen, TimeSpan maxAge, TimeSpan? grace = null)
    {
        ArgumentNullException.ThrowIfNull(listen);
        TimeSpan given = grace ?? Timeout.InfiniteTimeSpan;
        ArgumentOutOfRangeException.ThrowIfLessThan(maxAge, TimeSpan.FromMilliseconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxAge, ConnectionAge.Longest);
        if (given != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(given, TimeSpan.Zero, nameof(grace));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(given, ConnectionAge.Longest, nameof(grace));
        }

        ((IConnectionBuilder)listen).Use(next => new ConnectionAge(next, maxAge, given).OnConnectionAsync);
        return listen;
    }
}
