using System.Diagnostics;

namespace ProtoGen.Faults.Support;

/// <summary>This program in a process of its own; what it says first tells that it is ready.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public string Announcement { get; private set; } = "";

    public static async Task<ChildProcess> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var child = new ChildProcess(Process.Start(start)!);
        string? line = await child._process.StandardOutput.ReadLineAsync().Within();
        child.Announcement = line ?? throw new InvalidOperationException("The child process ended before it was ready.");
        return child;
    }

    /// <summary>Ends the process without a chance to say good-bye.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().Within();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
