using System.Diagnostics;
using System.Globalization;

namespace ProtoGen.InteropTests;

/// <summary>A server script in a process of its own. It prints its port, and ends with its standard input.</summary>
public abstract class NodeServer(string script) : IAsyncLifetime
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private Process? _process;

    public Uri? Address { get; private set; }

    public virtual async Task InitializeAsync()
    {
        _process = await NodeScripts.StartAsync(script);
        string? line = await _process.StandardOutput.ReadLineAsync().WaitAsync(_limit);
        Assert.True(line is not null, "The server did not start.");
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
}
