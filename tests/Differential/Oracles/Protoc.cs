using System.Runtime.InteropServices;

namespace ProtoGen.Differential.Oracles;

/// <summary>
/// The protoc of the npm package that package.json pins, installed into .cache on first use. The binary is part of the
/// package, so that nothing else is downloaded; without npm the tests fail and say so.
/// </summary>
public sealed class Protoc
{
    private static readonly TimeSpan _installTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _runTimeout = TimeSpan.FromMinutes(1);

    public Protoc()
    {
        string modules = Path.Combine(Install(), "node_modules");
        string package = Path.Combine(modules, "protoc");
        CorpusFolder = Path.Combine(modules, "google-proto-files");
        Binary = Path.Combine(package, "bin", BinaryName());
        IncludeFolder = Path.Combine(package, "include");
        if (!File.Exists(Binary))
            throw new InvalidOperationException($"the npm package protoc has no {Binary}");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Binary, File.GetUnixFileMode(Binary) | UnixFileMode.UserExecute);
    }

    /// <summary>The program.</summary>
    public string Binary { get; }

    /// <summary>The google/protobuf files as the package has them.</summary>
    public string IncludeFolder { get; }

    /// <summary>The import root of the corpus.</summary>
    public string CorpusFolder { get; }

    /// <summary>Compiles files of a folder with their imports; the descriptor set is null when protoc refused.</summary>
    internal (byte[]? DescriptorSet, string Errors) Compile(string folder, IEnumerable<string> files, params string[] flags)
    {
        string output = Path.Combine(Path.GetTempPath(), $"protoc-{Guid.NewGuid():N}.binpb");
        string arguments = output + ".txt";
        try
        {
            // The corpus has more files than a command line may be long.
            File.WriteAllLines(arguments, files);
            ToolResult result = ToolRunner.Run(Binary, folder, _runTimeout, ["-I.", "-I" + IncludeFolder, "--include_imports", "-o" + output, .. flags, "@" + arguments]);
            return (result.ExitCode == 0 ? File.ReadAllBytes(output) : null, result.Errors);
        }
        finally
        {
            File.Delete(output);
            File.Delete(arguments);
        }
    }

    /// <summary>Runs protoc in a folder with the arguments as they are.</summary>
    internal ToolResult Run(string folder, IEnumerable<string> arguments) => ToolRunner.Run(Binary, folder, _runTimeout, arguments);

    private static string Install()
    {
        string source = Path.Combine(Repository.Root, "tests", "Differential");
        string target = Path.Combine(Repository.Root, ".cache", "differential");
        Directory.CreateDirectory(target);
        // Two test runs may start at once; the second waits for the first.
        using FileStream guard = Lock(Path.Combine(target, ".lock"));
        string stamp = Path.Combine(target, ".installed");
        string wanted = File.ReadAllText(Path.Combine(source, "package-lock.json"));
        if (File.Exists(stamp) && File.ReadAllText(stamp) == wanted)
            return target;
        foreach (string name in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(source, name), Path.Combine(target, name), overwrite: true);
        string npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        ToolResult result = ToolRunner.Run(npm, target, _installTimeout, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        if (result.ExitCode != 0)
            throw new InvalidOperationException($"npm ci failed, and these tests need the packages of tests/Differential/package.json:\n{result.Output}\n{result.Errors}");
        File.WriteAllText(stamp, wanted);
        return target;
    }

    private static FileStream Lock(string path)
    {
        long deadline = Environment.TickCount64 + (long)_installTimeout.TotalMilliseconds;
        using var pause = new ManualResetEventSlim();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Environment.TickCount64 < deadline)
            {
                pause.Wait(100);
            }
        }
    }

    private static string BinaryName() =>
        OperatingSystem.IsWindows() ? "protoc-win64.exe"
        : (OperatingSystem.IsMacOS() ? "protoc-osx-" : "protoc-linux-") + (RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "aarch_64" : "x86_64");
}
