using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ProtoGen.AspNetCore.Health;

/// <summary>
/// The statuses of one service for one reader. Only the newest waits to be read, so a reader that is slow costs no memory; what it misses is outdated.
/// </summary>
internal sealed class HealthWatcher(GrpcHealth health, string service) : IDisposable
{
    private readonly Channel<GrpcServingStatus?> _newest = Channel.CreateBounded<GrpcServingStatus?>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public string Service => service;

    /// <summary>The current status and each other one that follows, null while the service is not known. Ends when the server stops.</summary>
    public async IAsyncEnumerable<GrpcServingStatus?> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool isFirst = true;
        GrpcServingStatus? last = null;
        await foreach (GrpcServingStatus? status in _newest.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (isFirst || status != last)
            {
                isFirst = false;
                last = status;
                yield return status;
            }
        }
    }

    public void Publish(GrpcServingStatus? status) => _newest.Writer.TryWrite(status);

    public void Complete() => _newest.Writer.TryComplete();

    public void Dispose() => health.Unwatch(this);
}
