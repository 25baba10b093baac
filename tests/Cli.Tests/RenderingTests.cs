using System.Text.RegularExpressions;
using ProtoGen.Cli.Tests.Harness;
using ProtoGen.Differential.Oracles;
using ProtoGen.Generator.Tests.Harness;

namespace ProtoGen.Cli.Tests;

/// <summary>What people and tools read: each case of snapshots/cli in every error format.</summary>
public sealed partial class RenderingTests
{
    private static readonly string _folder = Path.Combine(Repository.Root, "snapshots", "cli");

    private static readonly string[] _names = [.. Directory.EnumerateFiles(_folder, "*.proto").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Cases => [.. _names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void DiagnosticsReadAsTheirSnapshotSays(string name)
    {
        var outputs = new Dictionary<string, string>();
        foreach ((string key, string format) in new[] { (".txt", "text"), ("+gcc.txt", "gcc"), ("+msvs.txt", "msvs"), ("+json.txt", "json") })
            outputs.Add(key, Tool.Run(_folder, ["compile", "-Iinclude", "-I.", "--error-format=" + format, name + ".proto"]).Errors);
        Snapshot.Verify(_folder, name, outputs);
    }

    [Fact]
    public void EverySnapshotBelongsToACase()
    {
        Assert.All(Directory.EnumerateFiles(_folder, "*.verified.txt").Select(Path.GetFileName).OfType<string>(),
            file => Assert.Contains(file.Split('.', '+')[0], _names));
    }

    [Fact]
    public void ATerminalGetsTheSameTextWithColours()
    {
        Assert.All(_names, name =>
        {
            string errors = OnTerminal(name, Timeout.InfiniteTimeSpan);
            Assert.Equal(Tool.Run(_folder, ["compile", "-Iinclude", "-I.", name + ".proto"]).Errors, ControlSequence().Replace(errors, ""));
        });
    }

    [Fact]
    public void OnATerminalLongWorkShowsThatItGoesOn() =>
        Assert.Contains("compiling", OnTerminal("clean", TimeSpan.Zero), StringComparison.Ordinal);

    private static string OnTerminal(string name, TimeSpan patience)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        ProtoGenTool.Run(["compile", "-Iinclude", "-I.", name + ".proto"], new CommandContext(output, errors, _folder, IsTerminal: true) { Patience = patience });
        return errors.ToString();
    }

    [GeneratedRegex("\x1b\\[[0-9;]*m")]
    private static partial Regex ControlSequence();
}
