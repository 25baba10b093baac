using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Examples.Common;

/// <summary>Hands every published item to everybody who is subscribed at that moment. Safe for concurrent use.</summary>
/// <typeparam name="T">The item type.</typeparam>
public sealed class Broadcaster<T>
{
    private readonly ConcurrentDictionary<Subscription, byte> _subscriptions = new();

    /// <summary>Starts to collect items, from now until the subscription is disposed.</summary>
    public Subscription Subscribe()
    {
        var subscription = new Subscription(this);
        _subscriptions.TryAdd(subscription, 0);
        return subscription;
    }

    /// <summary>Hands an item to every subscriber. Never waits: each of them has a queue of its own.</summary>
    public void Publish(T item)
    {
        foreach (var (subscription, _) in _subscriptions)
            subscription.Queue.Writer.TryWrite(item);
    }

    /// <summary>The items of one subscriber.</summary>
    public sealed class Subscription : IDisposable
    {
        private readonly Broadcaster<T> _source;

        internal Subscription(Broadcaster<T> source) => _source = source;

        internal Channel<T> Queue { get; } = Channel.CreateUnbounded<T>(new UnboundedChannelOptions { SingleReader = true });

        /// <summary>Reads items until the subscription is disposed or the token is cancelled.</summary>
        public IAsyncEnumerable<T> ReadAllAsync(CancellationToken cancellationToken) => Queue.Reader.ReadAllAsync(cancellationToken);

        /// <summary>Ends the subscription; what is queued can still be read.</summary>
        public void Dispose()
        {
            _source._subscriptions.TryRemove(this, out _);
            Queue.Writer.TryComplete();
        }
    }
}
