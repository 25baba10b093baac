using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace ProtoGen.Faults.Support;

/// <summary>Watches the shared array pools: which buffers our own code has rented and not returned, and where it did so.</summary>
internal sealed class RentedBuffers : EventListener
{
    private const string Pools = "System.Buffers.ArrayPoolEventSource";
    private const int Rented = 1;
    private const int Returned = 3;

    private readonly ConcurrentDictionary<int, string> _rented = new();

    public string[] Unreturned => [.. _rented.Values];

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Pools)
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    // Runs where the pool is called, so the stack tells who does.
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventSource.Name != Pools || eventData.Payload is not [int buffer, ..])
        {
            return;
        }

        if (eventData.EventId == Returned)
        {
            _rented.TryRemove(buffer, out _);
        }
        else if (eventData.EventId == Rented && Renter() is { } renter)
        {
            _rented[buffer] = renter;
        }
    }

    /// <summary>The first method below the pool, if it is ours.</summary>
    private static string? Renter()
    {
        foreach (StackFrame frame in new StackTrace(fNeedFileInfo: false).GetFrames())
        {
            string? type = frame.GetMethod()?.DeclaringType?.FullName;
            if (type is null || type.StartsWith("System.Buffers.", StringComparison.Ordinal) || type.StartsWith("System.Diagnostics.", StringComparison.Ordinal) || type == typeof(RentedBuffers).FullName)
            {
                continue;
            }

            return type.StartsWith("ProtoGen.", StringComparison.Ordinal) && !type.StartsWith("ProtoGen.Faults.", StringComparison.Ordinal) ? $"{type}.{frame.GetMethod()!.Name}" : null;
        }

        return null;
    }
}
