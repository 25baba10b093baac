using System.Diagnostics;

namespace ProtoGen.Faults.Support;

internal static class Limits
{
    /// <summary>How long anything may take before its test fails; generous, since it is no measurement.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(60);

    /// <summary>By how much the long form multiplies: <c>PROTOGEN_FAULTS_SCALE=20 dotnet test tests/Faults -c Release</c>.</summary>
    public static int Scale { get; } = int.TryParse(Environment.GetEnvironmentVariable("PROTOGEN_FAULTS_SCALE"), out int scale) && scale > 0 ? scale : 1;

    public static Task Within(this Task task) => task.WaitAsync(Wait * Scale);

    public static Task<T> Within<T>(this Task<T> task) => task.WaitAsync(Wait * Scale);

    public static Task<T> Within<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(Wait * Scale);

    public static Task Within(this ValueTask task) => task.AsTask().WaitAsync(Wait * Scale);

    /// <summary>Looks again and again until something holds.</summary>
    public static async Task UntilAsync(Func<bool> condition, Func<string> what)
    {
        // Not by a timer: these are counted.
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(start) > Wait * Scale)
            {
                Assert.Fail(what());
            }

            await Task.Delay(10);
        }
    }
}
