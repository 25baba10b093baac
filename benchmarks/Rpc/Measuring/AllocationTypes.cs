using System.Diagnostics.Tracing;
using System.Globalization;

namespace ProtoGen.Benchmarks.Rpc.Measuring;

/// <summary>
/// Which types the allocated bytes of this process are: the run time reports the type that happens to be allocated about every 100 KB, so after
/// some ten thousand calls the shares are good to a few percent.
/// </summary>
internal sealed class AllocationTypes : EventListener
{
    private const EventKeywords Allocations = (EventKeywords)1;
    private const int AllocationTick = 10;

    private readonly Dictionary<string, double> _bytes = [];

    /// <summary>The types with the most bytes, as <c>bytes type</c> per call.</summary>
    public IEnumerable<string> Top(long calls, int count)
    {
        lock (_bytes)
        {
            return [.. _bytes.OrderByDescending(type => type.Value).Take(count)
                .Select(type => string.Create(CultureInfo.InvariantCulture, $"{type.Value / calls,8:F0} {type.Key}"))];
        }
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "Microsoft-Windows-DotNETRuntime")
            EnableEvents(eventSource, EventLevel.Verbose, Allocations);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventId != AllocationTick || eventData.Payload is not { } payload || eventData.PayloadNames is not { } names)
            return;
        string type = (string?)payload[names.IndexOf("TypeName")] ?? "?";
        double bytes = Convert.ToDouble(payload[names.IndexOf("AllocationAmount64")], CultureInfo.InvariantCulture);
        lock (_bytes)
        {
            _bytes[type] = _bytes.GetValueOrDefault(type) + bytes;
        }
    }
}
