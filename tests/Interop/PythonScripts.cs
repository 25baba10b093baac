using System.Diagnostics;
using System.Reflection;

namespace ProtoGen.InteropTests;

/// <summary>
/// The folder of Python scripts, which need Debian's python3-grpcio: gRPC's C core under Python. Where it is missing it is installed when a test first needs it, if that can be done.
/// </summary>
internal static class PythonScripts
{
    // The system's own: packages of apt are not seen by another Python.
    private const string Python = "/usr/bin/python3";
    private const string Apt = "/usr/bin/apt-get";
    private const string Need = "python3-grpcio of Debian or Ubuntu";

    private static readonly bool _isInstalled = IsInstalled();
    private static readonly Lazy<Task> _installed = new(InstallAsync);

    public static string Folder { get; } = typeof(PythonScripts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "PythonFolder").Value!;

    /// <summary>Why the scripts cannot be run here; null if they can.</summary>
    public static string? Unavailable { get; } = _isInstalled || (Environment.IsPrivilegedProcess && File.Exists(Apt))
        ? null
        : $"{Python} has no grpcio: install {Need}. The tests do so by themselves when root runs them.";

    /// <summary>Starts a script; the caller ends it.</summary>
    public static async Task<Process> StartAsync(params string[] arguments)
    {
        await _installed.Value;
        return Start(Python, arguments);
    }

    /// <summary>Runs a script to its end.</summary>
    /// <returns>The exit code and everything that it printed.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(TimeSpan limit, params string[] arguments)
    {
        using Process process = await StartAsync(arguments);
        return await ScriptProcess.FinishAsync(process, limit);
    }

    private static bool IsInstalled()
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import grpc, google.protobuf"]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private static async Task InstallAsync()
    {
        if (_isInstalled)
        {
            return;
        }

        foreach (string[] command in (string[][])[["update"], ["install", "--yes", "--no-install-recommends", "python3-grpcio"]])
        {
            using Process process = ScriptProcess.Start(Path.GetTempPath(), "it", Apt, ["-qq", .. command], ("DEBIAN_FRONTEND", "noninteractive"));
            (int exitCode, string output) = await ScriptProcess.FinishAsync(process, TimeSpan.FromMinutes(5));
            Assert.True(exitCode == 0, $"apt-get {command[0]} failed: {output}");
        }
    }

    private static Process Start(string program, string[] arguments)
        => ScriptProcess.Start(Folder, Need, program, arguments, ("PYTHONDONTWRITEBYTECODE", "1"));
}
