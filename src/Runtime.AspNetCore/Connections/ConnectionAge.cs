using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace ProtoGen.AspNetCore.Connections;

/// <summary>Connection middleware that asks for the end of a connection at an age, and enforces it after a grace.</summary>
internal sealed class ConnectionAge(ConnectionDelegate next, TimeSpan maxAge, TimeSpan grace)
{
    /// <summary>With a tenth more it is still what a <see cref="Timer"/> takes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    public async Task OnConnectionAsync(ConnectionContext connection)
    {
        await using var limit = new Limit(connection, grace);
        limit.Start(Jitter(maxAge));
        await next(connection).ConfigureAwait(false);
    }

    private static TimeSpan Jitter(TimeSpan time) => time * (0.9 + (Random.Shared.NextDouble() * 0.2));

    /// <summary>The timer of one connection.</summary>
    private sealed class Limit : IAsyncDisposable
    {
        private readonly ConnectionContext _connection;
        private readonly TimeSpan _grace;
        private readonly Timer _timer;
        private bool _asked;
        private bool _ended;

        public Limit(ConnectionContext connection, TimeSpan grace)
        {
            _connection = connection;
            _grace = grace;
            _timer = new Timer(static limit => ((Limit)limit!).OnTimer(), this, Timeout.Infinite, Timeout.Infinite);
        }

        public void Start(TimeSpan age) => _timer.Change(age, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            lock (_timer)
            {
                _ended = true;
            }

            return _timer.DisposeAsync();
        }

        private void StartGrace()
        {
            lock (_timer)
            {
                // The connection may have ended over the request: a timer that is disposed must not be touched.
                if (!_ended)
                {
                    _timer.Change(_grace, Timeout.InfiniteTimeSpan);
                }
            }
        }

        private void OnTimer()
        {
            if (!_asked)
            {
                _asked = true;

                // Kestrel answers with GOAWAY, and closes the connection behind its last call.
                _connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
                if (_grace != TimeSpan.Zero)
                {
                    StartGrace();
                    return;
                }
            }

            _connection.Abort(new ConnectionAbortedException("The connection has reached its maximum age, and the grace for its calls is over."));
        }
    }
}
