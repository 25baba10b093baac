using System.ComponentModel;
using System.Diagnostics;

namespace ProtoGen.InteropTests;

/// <summary>Runs foreign programs beside the tests.</summary>
internal static class ScriptProcess
{
    /// <summary>Starts a program; the caller ends it.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="need">What is to be installed if it is not there.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">What it sees besides the environment of the tests.</param>
    public static Process Start(string folder, string need, string program, string[] arguments, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"The interop tests need '{program}': install {need}.", exception);
        }
    }

    /// <summary>Waits for the end of a program, and kills it when that takes too long.</summary>
    /// <returns>The exit code and everything that it printed.</returns>
    public static async Task<(int ExitCode, string Output)> FinishAsync(Process process, TimeSpan limit)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"no end within {limit}: {await output}{await errors}");
        }

        return (process.ExitCode, await output + await errors);
    }
}
