using System.Diagnostics;
using System.Globalization;

namespace ProtoGen.Benchmarks.Rpc.Measuring;

/// <summary>The server, in a process of its own so that its CPU time is its own; it ends with this one.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, string protoGen, string bare)
    {
        _process = process;
        ProtoGenAddress = protoGen;
        BareAddress = bare;
    }

    /// <summary>Where ProtoGen serves.</summary>
    public string ProtoGenAddress { get; }

    /// <summary>Where the same paths are served by hand.</summary>
    public string BareAddress { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="processor">The only processor that it may use; null for all, and where there is no <c>taskset</c>.</param>
    public static async Task<ServerProcess> StartAsync(int? processor = null)
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is not known.");
        string[] command = processor is { } number && Tools.Find("taskset") is { } taskset
            ? [taskset, "-c", number.ToString(CultureInfo.InvariantCulture), program, "serve"]
            : [program, "serve"];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true };

        // As the web SDK sets it.
        start.Environment["DOTNET_gcServer"] = "1";
        Process process = Process.Start(start)!;
        string[] addresses = (await ReadLineAsync(process)).Split(' ');
        return new ServerProcess(process, addresses[0], addresses[1]);
    }

    /// <summary>What the server has used so far.</summary>
    public async Task<Usage> ReadUsageAsync()
    {
        string[] fields = (await AskAsync("usage")).Split(' ');
        return new Usage(double.Parse(fields[0], CultureInfo.InvariantCulture), long.Parse(fields[1], CultureInfo.InvariantCulture), long.Parse(fields[2], CultureInfo.InvariantCulture));
    }

    /// <summary>Sends a command and reads its one line of answer.</summary>
    public async Task<string> AskAsync(string command)
    {
        await _process.StandardInput.WriteLineAsync(command);
        return await ReadLineAsync(_process);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(_patience))
            _process.Kill();
        _process.Dispose();
    }

    private static async Task<string> ReadLineAsync(Process process) =>
        await process.StandardOutput.ReadLineAsync().WaitAsync(_patience) ?? throw new InvalidOperationException("The server process has ended.");
}
