using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using ProtoGen.Examples.Tests.Support;

namespace ProtoGen.Examples.Tests;

/// <summary>examples/Trimmed, published with only the code that it reaches: without a warning of the linker, since those are errors, and doing what it does untrimmed.</summary>
public sealed class TrimmedTests : IDisposable
{
    private const string Json = """{"title":"Analytical engine","writtenAt":"1843-09-01T00:00:00Z","tags":["maths","engines"],"votes":{"ada":1,"charles":2},"replies":[{"title":"Bernoulli numbers"}]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("protogen-trimmed-").FullName;

    [Fact]
    public async Task ATrimmedProgramIsSmallAndWorks()
    {
        var (exitCode, output) = await DotnetProcess.RunAsync(
            Repository.Root, "publish", "examples/Trimmed", "-c", Repository.Configuration, "-r", RuntimeInformation.RuntimeIdentifier, "-o", _folder, "-nologo");
        Assert.True(exitCode == 0, output);

        Assert.Equal(
            ["91 bytes, back again: True", Json, "back again: True", """{"title":"Bernoulli numbers"}""", "notes.v1.Note.replies[0]: a length prefix reaches beyond its message at byte 72."],
            await RunAsync());
        var runtime = new FileInfo(Path.Combine(_folder, "ProtoGen.Runtime.dll")).Length;
        Assert.True(runtime < new FileInfo(typeof(ProtoException).Assembly.Location).Length / 3, $"ProtoGen.Runtime.dll has {runtime} bytes.");
        // What other projects would import, nobody reads at run time; the file as it was compiled has it.
        string[] assemblies = [Path.Combine(Repository.Root, "examples", "Trimmed", "bin", Repository.Configuration, "net10.0", RuntimeInformation.RuntimeIdentifier, "Trimmed.dll"), Path.Combine(_folder, "Trimmed.dll")];
        Assert.Equal([true, false], assemblies.Select(assembly => File.ReadAllBytes(assembly).AsSpan().IndexOf("ProtoFileAttribute"u8) >= 0));
        var total = Directory.EnumerateFiles(_folder).Sum(file => new FileInfo(file).Length);
        Assert.True(total < 40_000_000, $"The folder has {total} bytes.");

        // What a program built with ProtoGenDiagnosticText=false has in its configuration.
        var configuration = Path.Combine(_folder, "Trimmed.runtimeconfig.json");
        var root = JsonNode.Parse(await File.ReadAllTextAsync(configuration))!;
        root["runtimeOptions"]!["configProperties"]!["ProtoGen.DiagnosticText"] = false;
        await File.WriteAllTextAsync(configuration, root.ToJsonString());
        Assert.Equal(
            ["91 bytes, back again: True", Json, "back again: True", "notes.v1.Note", "notes.v1.Note: a length prefix reaches beyond its message at byte 72."],
            await RunAsync());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string[]> RunAsync()
    {
        using var program = DotnetProcess.StartProgram(Path.Combine(_folder, OperatingSystem.IsWindows() ? "Trimmed.exe" : "Trimmed"), _folder);
        var (exitCode, output) = await program.WaitAsync();
        Assert.True(exitCode == 0, output);
        return output.Split('\n');
    }
}
