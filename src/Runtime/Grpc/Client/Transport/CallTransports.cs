using System.Numerics;

namespace ProtoGen.Grpc.Client;

/// <summary>
/// Leads from a channel to its calls under way. What cancels a call's transport keeps the memory of its registrations, so the next call uses it again and allocates none. Those
/// at rest lie in one stack per processor, and a call writes to nothing that calls on other processors write to: a list of the calls themselves costs more than all else that
/// the channel does for them (benchmarks/Rpc).
/// </summary>
/// <param name="areReusable">False if somebody else may keep the token of a call that has ended.</param>
internal sealed class CallTransports(bool areReusable)
{
    private const int MaxStacks = 32;

    private readonly RestingTransports[] _atRest = CreateStacks();
    private readonly Lock _lock = new();
    private CallTransport? _first;
    private volatile bool _disposed;

    public bool IsDisposed => _disposed;

    /// <summary>Gives a call that begins its transport.</summary>
    /// <exception cref="ObjectDisposedException">The channel is disposed.</exception>
    public void Begin(HttpCall call)
    {
        var transport = TryTake() ?? Create();
        call.Transport = transport;
        transport.Call = call;

        // A channel that is being disposed of either is seen here, or sees the call.
        Interlocked.MemoryBarrier();
        if (!_disposed) return;
        transport.Call = null;
        throw new ObjectDisposedException(nameof(GrpcChannel));
    }

    /// <summary>Takes the transport of a call that has ended back.</summary>
    /// <param name="transport">The transport.</param>
    /// <param name="isUnused">Whether nobody of this assembly can have its token any more.</param>
    public void End(CallTransport transport, bool isUnused)
    {
        transport.Call = null;
        if (!isUnused || !areReusable || !transport.TryReset() || !TryRest(transport)) Remove(transport);
    }

    /// <summary>Lets no further call begin, and cancels those under way.</summary>
    /// <returns>False if that was done before.</returns>
    public bool TryDispose()
    {
        List<HttpCall> calls = [];
        lock (_lock)
        {
            if (_disposed) return false;
            _disposed = true;

            // See Begin.
            Interlocked.MemoryBarrier();
            for (var transport = _first; transport is not null; transport = transport.Next)
            {
                if (transport.Call is { } call) calls.Add(call);
            }
        }

        foreach (var call in calls) call.Cancel("The channel was disposed.");
        return true;
    }

    private static RestingTransports[] CreateStacks()
    {
        var stacks = new RestingTransports[Math.Min(BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount), MaxStacks)];
        for (var i = 0; i < stacks.Length; i++) stacks[i] = new RestingTransports();
        return stacks;
    }

    private CallTransport? TryTake()
    {
        var home = Thread.GetCurrentProcessorId();
        for (var i = 0; i < _atRest.Length; i++)
        {
            if (_atRest[(home + i) & (_atRest.Length - 1)].TryTake() is { } transport) return transport;
        }

        return null;
    }

    private bool TryRest(CallTransport transport) => _atRest[Thread.GetCurrentProcessorId() & (_atRest.Length - 1)].TryRest(transport);

    private CallTransport Create()
    {
        var transport = new CallTransport();
        lock (_lock)
        {
            transport.Next = _first;
            if (_first is not null) _first.Previous = transport;
            _first = transport;
        }

        return transport;
    }

    private void Remove(CallTransport transport)
    {
        lock (_lock)
        {
            if (transport.Previous is { } previous) previous.Next = transport.Next;
            else if (_first == transport) _first = transport.Next;
            if (transport.Next is { } next) next.Previous = transport.Previous;
            transport.Previous = transport.Next = null;
        }
    }
}
