using System.ComponentModel;
using System.Diagnostics;

namespace ProtoGen.Differential.Oracles;

internal sealed record ToolResult(int ExitCode, string Output, string Errors);

/// <summary>Runs a program with a time-out and hands back all it said.</summary>
internal static class ToolRunner
{
    public static ToolResult Run(string program, string folder, TimeSpan timeout, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Start(start);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(timeout))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} ran for more than {timeout}");
        }
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"These tests compare with protoc, which comes as an npm package: \"{start.FileName}\" must be installed and on the PATH.", exception);
        }
    }
}
