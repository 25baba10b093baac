using System.Diagnostics;
using System.Reflection;

namespace ProtoGen.Conformance.Tests;

/// <summary>The protobuf conformance suites, which nobody here wrote: all tests of both, required and recommended, with nothing skipped.</summary>
public sealed class ConformanceTests
{
    // A run takes seconds; the first one fetches the runner.
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(10);

    [Fact]
    public Task GeneratedMessagesPassEveryTest() => AssertPassesAsync();

    [Fact]
    public Task DynamicMessagesPassEveryTest() => AssertPassesAsync("--dynamic");

    private static async Task AssertPassesAsync(params string[] options)
    {
        (int exitCode, string output) = await RunAsync(options);

        Assert.True(exitCode == 0, output);
        Assert.Contains("CONFORMANCE SUITE PASSED: 5567 successes, 0 skipped, 0 expected failures, 0 unexpected failures.", output, StringComparison.Ordinal);
        Assert.Contains("CONFORMANCE SUITE PASSED: 883 successes, 0 skipped, 0 expected failures, 0 unexpected failures.", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string[] options)
    {
        string script = Path.Combine(Metadata("RepositoryRoot"), "tests", "Conformance", "run.sh");
        var start = new ProcessStartInfo("bash", [script, .. options]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CONFIGURATION"] = Metadata("Configuration");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var expired = new CancellationTokenSource(_timeout);
        try
        {
            await process.WaitForExitAsync(expired.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"no end within {_timeout}: {await output}{await errors}");
        }
        return (process.ExitCode, await output + await errors);
    }

    private static string Metadata(string key) => typeof(ConformanceTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
