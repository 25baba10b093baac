using System.Runtime.ExceptionServices;

namespace ProtoGen.Grpc.Client;

/// <summary>Writes the items of a sequence as the requests of a call, in the background.</summary>
internal sealed class Upload<T> : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _registration;
    private readonly IRequestWriter<T> _writer;
    private readonly CallCore _call;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Starts to write.</summary>
    /// <param name="writer">Where the items go.</param>
    /// <param name="call">The call, which is reset when the sequence fails.</param>
    /// <param name="requests">The items. It is disposed at its end, and when it answers to its token after <see cref="Dispose"/>.</param>
    /// <param name="cancellationToken">The token of the call; goes to the sequence as well.</param>
    public Upload(IRequestWriter<T> writer, CallCore call, IAsyncEnumerable<T> requests, CancellationToken cancellationToken)
    {
        _writer = writer;
        _call = call;
        _cancellationToken = cancellationToken;
        _registration = cancellationToken.UnsafeRegister(static stop => ((CancellationTokenSource)stop!).CancelAsync(), _stop);

        // On the pool: a sequence that never waits must not hold the caller.
        _ = Task.Run(() => RunAsync(requests), CancellationToken.None);
    }

    /// <summary>Whether the sequence failed, so that its exception and not the call's status is the cause of the end.</summary>
    public bool HasFailed => Volatile.Read(ref _failure) is not null;

    /// <summary>Throws what the sequence threw.</summary>
    public void ThrowFailure() => Volatile.Read(ref _failure)?.Throw();

    /// <summary>Cancels the sequence. It is not waited for: one that ignores its token must not hold a call that has ended.</summary>
    public void Dispose()
    {
        _registration.Unregister();
        _ = _stop.CancelAsync();
    }

    private async Task RunAsync(IAsyncEnumerable<T> requests)
    {
        try
        {
            await foreach (var request in requests.WithCancellation(_stop.Token).ConfigureAwait(false))
            {
                await _writer.WriteAsync(request, options: null, _stop.Token).ConfigureAwait(false);
            }

            await _writer.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // After the call's end, or on its way there, the status is the cause and this a consequence.
            if (_writer.IsClosedByPeer || _stop.IsCancellationRequested || _cancellationToken.IsCancellationRequested) return;
            Volatile.Write(ref _failure, ExceptionDispatchInfo.Capture(exception));
            _call.Dispose();
        }
    }
}
