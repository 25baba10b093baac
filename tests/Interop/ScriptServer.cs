using System.Diagnostics;
using System.Globalization;

namespace ProtoGen.InteropTests;

/// <summary>A foreign server in a process of its own. It prints its port, and ends with its standard input.</summary>
public abstract class ScriptServer : IAsyncLifetime
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    private Process? _process;

    public Uri? Address { get; private set; }

    public virtual async Task InitializeAsync()
    {
        _process = await StartAsync();
        string? line = await _process.StandardOutput.ReadLineAsync().WaitAsync(_limit);
        if (line is null)
        {
            Assert.Fail("The server did not start: " + await _process.StandardError.ReadToEndAsync().WaitAsync(_limit));
        }

        Address = new Uri($"http://127.0.0.1:{int.Parse(line, CultureInfo.InvariantCulture)}");
    }

    public virtual async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(_limit);
            _process.Dispose();
        }
    }

    protected abstract Task<Process> StartAsync();
}
