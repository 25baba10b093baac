using System.Diagnostics;
using System.Threading.Channels;

namespace ProtoGen.Examples.Tests.Support;

/// <summary>A run of the dotnet host, or of a program that brings its own, whose lines of output can be awaited. Disposing it kills what still runs.</summary>
internal sealed class DotnetProcess : IDisposable
{
    // Far beyond what any of these runs takes on a busy machine.
    private static readonly TimeSpan _timeout = TimeSpan.FromMinutes(15);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _output = [];
    private readonly CancellationTokenSource _expired = new(_timeout);
    private int _openStreams = 2;

    private DotnetProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Receive(line.Data);
        _process.ErrorDataReceived += (_, line) => Receive(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public static DotnetProcess Start(string workingDirectory, params string[] arguments) =>
        StartProgram(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", workingDirectory, arguments);

    /// <summary>Starts a program that brings its own run time.</summary>
    public static DotnetProcess StartProgram(string program, string workingDirectory, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // What the build that runs these tests has set for itself is not meant for a build of its own.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);

        // No build leaves a server behind that would outlive the test.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        return new DotnetProcess(start);
    }

    /// <summary>Runs to the end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string workingDirectory, params string[] arguments)
    {
        using var process = Start(workingDirectory, arguments);
        return await process.WaitAsync();
    }

    /// <summary>Waits for a line that starts with a text.</summary>
    public async Task<string> WaitForLineAsync(string start)
    {
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(_expired.Token))
            {
                _output.Add(line);
                if (line.StartsWith(start, StringComparison.Ordinal))
                    return line;
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"No line '{start}' within {_timeout}. Output:\n{string.Join('\n', _output)}");
        }

        Assert.Fail($"The process has ended without a line '{start}'. Output:\n{string.Join('\n', _output)}");
        return "";
    }

    /// <summary>Waits for the end of the process and of its output.</summary>
    public async Task<(int ExitCode, string Output)> WaitAsync()
    {
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(_expired.Token))
                _output.Add(line);
            await _process.WaitForExitAsync(_expired.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The process has not ended within {_timeout}. Output:\n{string.Join('\n', _output)}");
        }

        return (_process.ExitCode, string.Join('\n', _output));
    }

    /// <summary>Ends the process.</summary>
    /// <returns>All that it has printed.</returns>
    public async Task<string> KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        return (await WaitAsync()).Output;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _expired.Dispose();
    }

    private void Receive(string? line)
    {
        if (line is not null)
            _lines.Writer.TryWrite(line);
        else if (Interlocked.Decrement(ref _openStreams) == 0)
            _lines.Writer.Complete();
    }
}
