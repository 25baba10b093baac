using System.Diagnostics;

namespace ProtoGen.Generator.Tests.Harness;

/// <summary>Runs projects that compile nothing with the MSBuild of the SDK.</summary>
internal static class MSBuild
{
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(5);

    /// <summary>Runs the target <c>All</c> of the folder's <c>all.proj</c>, which must succeed, and gives what the build said.</summary>
    public static async Task<string> RunAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", "all.proj", "-t:All", "-nologo", "-verbosity:minimal", "-nodeReuse:false", "-m:1"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_NOLOGO"] = "1", ["MSBUILDTERMINALLOGGER"] = "off" },
        };
        using var timeout = new CancellationTokenSource(_timeout);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(timeout.Token);
        string output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        Assert.True(process.ExitCode == 0, output + await errors);
        return output;
    }
}
