using System.Diagnostics;
using System.Reflection;

namespace ProtoGen.InteropTests;

/// <summary>The Bookstore example as <c>serve</c> runs it, in a process of its own. Its disposal fails if it logged a warning or an error.</summary>
public sealed class BookstoreServer : IAsyncLifetime
{
    private const string Announcement = "Listening on ";

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    private Process? _process;
    private Task<string> _log = Task.FromResult("");

    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        string program = typeof(BookstoreServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "Bookstore").Value!;
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program, "serve", "--port", "0"]) { RedirectStandardOutput = true };
        _process = Process.Start(start)!;
        string? line;
        do
        {
            line = await _process.StandardOutput.ReadLineAsync().WaitAsync(_limit);
            Assert.True(line is not null, "The server did not start.");
        }
        while (!line.StartsWith(Announcement, StringComparison.Ordinal));

        // Its log goes on; nobody reading it would hold it up.
        _log = _process.StandardOutput.ReadToEndAsync();
        Address = line[Announcement.Length..line.IndexOf(',', StringComparison.Ordinal)];
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync().WaitAsync(_limit);
            string log = await _log.WaitAsync(_limit);
            _process.Dispose();
            Assert.DoesNotContain("warn:", log, StringComparison.Ordinal);
            Assert.DoesNotContain("fail:", log, StringComparison.Ordinal);
        }
    }
}
