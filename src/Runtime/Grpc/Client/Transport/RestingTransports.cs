namespace ProtoGen.Grpc.Client;

/// <summary>Transports that no call uses; the last one to come is the first to go, since a cache may still have it.</summary>
internal sealed class RestingTransports
{
    private const int MaxCount = 128;

    private readonly Lock _lock = new();
    private readonly Stack<CallTransport> _transports = [];

    public CallTransport? TryTake()
    {
        lock (_lock) return _transports.TryPop(out var transport) ? transport : null;
    }

    /// <summary>Keeps a transport.</summary>
    /// <returns>False if there are enough already.</returns>
    public bool TryRest(CallTransport transport)
    {
        lock (_lock)
        {
            if (_transports.Count == MaxCount) return false;
            _transports.Push(transport);
            return true;
        }
    }
}
