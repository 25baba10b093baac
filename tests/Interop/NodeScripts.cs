using System.Diagnostics;
using System.Reflection;

namespace ProtoGen.InteropTests;

/// <summary>The folder of scripts, with its packages installed from the lock file when a test first needs them.</summary>
internal static class NodeScripts
{
    private static readonly Lazy<Task> _installed = new(InstallAsync);

    public static string Folder { get; } = typeof(NodeScripts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "ScriptFolder").Value!;

    /// <summary>Starts a script; the caller ends it.</summary>
    public static async Task<Process> StartAsync(params string[] arguments)
    {
        await _installed.Value;
        return Start("node", arguments);
    }

    /// <summary>Runs a script to its end.</summary>
    /// <returns>The exit code and everything that it printed.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(TimeSpan limit, params string[] arguments)
    {
        using Process process = await StartAsync(arguments);
        return await ScriptProcess.FinishAsync(process, limit);
    }

    /// <summary>Runs a program out of the installed packages to its end.</summary>
    /// <param name="limit">How long it may take.</param>
    /// <param name="program">Its path from the folder of scripts.</param>
    /// <param name="arguments">What follows it on the command line.</param>
    /// <returns>The exit code and everything that it printed.</returns>
    public static async Task<(int ExitCode, string Output)> RunProgramAsync(TimeSpan limit, string program, string[] arguments)
    {
        await _installed.Value;
        using Process process = Start(Path.Combine(Folder, program), arguments);
        return await ScriptProcess.FinishAsync(process, limit);
    }

    private static async Task InstallAsync()
    {
        // npm writes this file last, so it tells a complete installation of the same versions.
        string stamp = Path.Combine(Folder, "node_modules", ".package-lock.json");
        if (File.Exists(stamp) && File.GetLastWriteTimeUtc(stamp) >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            return;
        }

        using Process process = Start(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci"]);
        (int exitCode, string output) = await ScriptProcess.FinishAsync(process, TimeSpan.FromMinutes(3));
        Assert.True(exitCode == 0, "npm ci failed: " + output);
    }

    // buf would keep what it makes in the user's home.
    private static Process Start(string program, string[] arguments)
        => ScriptProcess.Start(Folder, "Node.js 20 or later", program, arguments, ("BUF_CACHE_DIR", Path.Combine(Folder, "node_modules", ".cache", "buf")));
}
