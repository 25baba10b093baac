using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ProtoGen.Faults.Support;

/// <summary>
/// Asserts that calls have left nothing behind. A task, timer, registration or callback that could still run is reachable from the runtime and holds the call that it belongs to; so a call whose object
/// dies has none. Active timers and requests are counted besides, and the array pools watched.
/// </summary>
internal sealed class Leftovers : IDisposable
{
    private static readonly string[] _activeRequests = ["http.server.active_requests", "http.client.active_requests"];

    private readonly ConcurrentQueue<WeakReference> _calls = new();
    private readonly MeterListener _meters = new();
    private readonly RentedBuffers? _buffers;
    private readonly long _timers;
    private long _requests;

    /// <summary>Begins to watch, after whatever stays for good (connections, their timers) was made by a first call.</summary>
    /// <param name="watchBuffers">Whether the pools are watched as well, which takes a stack per buffer.</param>
    public Leftovers(bool watchBuffers = true)
    {
        _buffers = watchBuffers ? new RentedBuffers() : null;
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (_activeRequests.Contains(instrument.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref _requests, change));
        _meters.Start();
        _timers = Timer.ActiveCount;
    }

    /// <summary>A call to be gone in the end.</summary>
    public void Track(object call) => _calls.Enqueue(new WeakReference(call));

    /// <summary>Waits for everything to be gone.</summary>
    public async Task AssertNoneAsync()
    {
        Assert.NotEmpty(_calls);
        await Limits.UntilAsync(
            () =>
            {
                // Twice: what has a finalizer goes with the second.
                GC.Collect();
                GC.WaitForPendingFinalizers();
                GC.Collect();
                return Alive() == 0 && Interlocked.Read(ref _requests) == 0 && Timer.ActiveCount <= _timers && _buffers is not { Unreturned.Length: > 0 };
            },
            () => $"{Alive()} of {_calls.Count} calls, {Interlocked.Read(ref _requests)} requests, {Timer.ActiveCount - _timers} timers; buffers: {string.Join(", ", _buffers?.Unreturned ?? [])}");
    }

    public void Dispose()
    {
        _meters.Dispose();
        _buffers?.Dispose();
    }

    private int Alive() => _calls.Count(static call => call.IsAlive);
}
