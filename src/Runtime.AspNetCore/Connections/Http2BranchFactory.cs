using System.Net;
using Microsoft.AspNetCore.Connections;

namespace ProtoGen.AspNetCore.Connections;

/// <summary>Kestrel's transport for endpoints without a socket.</summary>
internal sealed class Http2BranchFactory : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    public bool CanBind(EndPoint endpoint) => endpoint is Http2BranchEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
        => new(new Listener((Http2BranchEndPoint)endpoint));

    private sealed class Listener(Http2BranchEndPoint endPoint) : IConnectionListener
    {
        public EndPoint EndPoint => endPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            while (await endPoint.Accepted.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (endPoint.Accepted.TryRead(out Http2BranchConnection? connection))
                {
                    return connection;
                }
            }

            return null;
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            endPoint.Close();
            return default;
        }

        public ValueTask DisposeAsync() => UnbindAsync();
    }
}
