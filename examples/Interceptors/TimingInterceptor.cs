using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using ProtoGen.Grpc;

namespace InterceptorsExample;

/// <summary>Measures how long calls take: into a histogram, and for the caller into a trailer.</summary>
public sealed class TimingInterceptor(IMeterFactory meters) : ServerInterceptor
{
    public const string Trailer = "x-elapsed-us";

    private readonly Histogram<double> _duration = meters.Create("InterceptorsExample").CreateHistogram<double>("calculator.duration", unit: "s");

    public override async ValueTask InvokeAsync<TRequest, TResponse>(ServerCall<TRequest, TResponse> call, ServerNext<TRequest, TResponse> next)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(call);
        }
        finally
        {
            var elapsed = Stopwatch.GetElapsedTime(start);
            _duration.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("rpc.method", call.Method.FullName));
            call.ResponseTrailers.Add(Trailer, elapsed.TotalMicroseconds.ToString("F0", CultureInfo.InvariantCulture));
        }
    }
}
